package dev.sqlchat.engine.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Finds the date column that is meant, and restricts it. */
final class Dates {

    private final SchemaGraph graph;
    private final Choices choices;
    private final @Nullable Continuation before;
    private final SelectDraft draft;
    private final Fields fields;

    Dates(SchemaGraph graph, Choices choices, @Nullable Continuation before, SelectDraft draft, Fields fields) {
        this.graph = graph;
        this.choices = choices;
        this.before = before;
        this.draft = draft;
        this.fields = fields;
    }

    Optional<Condition> during(Restriction.During during) {
        return dateBefore(during).or(() -> date(during.hint(), during.anchor()))
                .map(column -> within(column, during.days()));
    }

    /** The date column that words name, or that of the nearest table. */
    Optional<ColumnProfile> date(@Nullable Attr hint, @Nullable TableProfile anchor) {
        var tables = measured();
        if (anchor != null) {
            tables.add(anchor);
        }
        draft.needed.forEach(table -> tables.add(graph.schema().table(table)));
        if (draft.subject != null) {
            tables.addAll(graph.nearFirst(draft.subject));
        }
        return choices.date(hint, tables);
    }

    /** The date that the plan before restricts. */
    private Optional<ColumnProfile> dateBefore(Restriction.During during) {
        return before == null || during.hint() != null
                ? Optional.empty()
                : before.plan().where().stream().filter(Condition.Within.class::isInstance)
                        .flatMap(condition -> fields.profile(((Condition.Within) condition).date()).stream())
                        .findFirst();
    }

    /** The tables whose numbers are asked for or compared: their days are meant. */
    private List<TableProfile> measured() {
        var names = new LinkedHashSet<TableName>();
        draft.outputs.stream().filter(Measures::aggregates).forEach(output -> Mentioned.tables(output, names));
        draft.having.forEach(condition -> Mentioned.tables(condition, names));
        draft.orderBy.forEach(ordering -> Mentioned.tables(ordering.expression(), names));
        if (names.isEmpty() && before != null) {
            before.measures().forEach(number -> Mentioned.tables(number, names));
        }
        return new ArrayList<>(names.stream().map(graph.schema()::table).toList());
    }

    private Condition within(ColumnProfile column, Symbol.Days days) {
        var field = fields.field(column);
        if (column.column().type().temporal()) {
            return new Condition.Within(field, days.from(), days.before());
        }
        return withinYears(field, column, days.from(), days.before());
    }

    private static Condition withinYears(Field field, ColumnProfile column, @Nullable LocalDate from,
            @Nullable LocalDate before) {
        if (from != null && before != null && from.plusYears(1).equals(before)) {
            return new Condition.Comparison(field, Condition.Comparator.EQUAL, year(column, from.getYear()));
        }
        var bounds = new ArrayList<Condition>();
        if (from != null) {
            bounds.add(new Condition.Comparison(field, Condition.Comparator.GREATER_OR_EQUAL,
                    year(column, from.getYear())));
        }
        if (before != null) {
            bounds.add(new Condition.Comparison(field, Condition.Comparator.LESS,
                    year(column, before.minusDays(1).getYear() + 1)));
        }
        return bounds.size() == 1 ? bounds.getFirst() : new Condition.AllOf(bounds);
    }

    private static Constant year(ColumnProfile column, int year) {
        return column.column().type() == ColumnType.TEXT
                ? new Constant(Integer.toString(year))
                : new Constant((long) year);
    }
}
