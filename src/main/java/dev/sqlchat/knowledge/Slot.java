package dev.sqlchat.knowledge;

import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.knowledge.Part.AnyDays;
import dev.sqlchat.knowledge.Part.AnyNumber;
import dev.sqlchat.knowledge.Part.AnyValue;
import dev.sqlchat.knowledge.Part.SameDays;
import dev.sqlchat.knowledge.Part.Word;
import dev.sqlchat.sql.QueryLiteral;

/** Words of a question that may be others: from the first to before the second. */
record Slot(int from, int to, Part part) {

    /** Those that say what the words say. */
    Set<QueryLiteral> literals() {
        return switch (part) {
            case Word ignored -> Set.of();
            case SameDays ignored -> Set.of();
            case AnyDays days -> days.uses().stream().map(CalendarUse::literal).collect(Collectors.toSet());
            case AnyNumber number -> Set.of(number.literal());
            case AnyValue value -> value.uses().stream().map(ValueUse::literal).collect(Collectors.toSet());
        };
    }

    boolean overlaps(Slot other) {
        return from < other.to && other.from < to;
    }

    boolean within(Slot other) {
        return other.from <= from && to <= other.to && !(other.from == from && other.to == to);
    }
}
