package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.language.TimeMention.Range;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.sql.QueryLiteral;

/** A part of a question, as another question has to have it. */
sealed interface Part {

    /** The same word. */
    record Word(String text) implements Part {}

    /** The same words, and they mean the same days as then. */
    record SameDays(List<String> words, @Nullable LocalDate from, @Nullable LocalDate before) implements Part {}

    /** Any days of the same kind. */
    record AnyDays(Grain grain, boolean from, boolean before, List<CalendarUse> uses) implements Part {

        boolean takes(Range range) {
            return range.grain() == grain && (range.from() != null) == from && (range.before() != null) == before;
        }
    }

    /**
     * Any number of the same unit.
     *
     * @param percent the literal is the hundredth part of the number
     */
    record AnyNumber(@Nullable String unit, QueryLiteral literal, boolean percent) implements Part {}

    /**
     * Any value of the same columns.
     *
     * @param columns names of columns that such values may be of, so that it is no question which is meant
     * @param tables that the SQL reads, where it could be another column
     */
    record AnyValue(List<ValueUse> uses, Set<String> columns, Set<TableName> tables) implements Part {

        /** Whether another column of these tables has it too, which the verified question's was none of. */
        boolean ambiguous(List<ValueMatch> meant) {
            return meant.stream().map(ValueMatch::column)
                    .anyMatch(column -> tables.contains(column.table()) && !columns.contains(column.column()));
        }
    }
}
