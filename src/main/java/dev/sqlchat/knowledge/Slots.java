package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.knowledge.Part.AnyValue;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.QueryLiteral;

/** Finds the words of a verified question that its SQL has as literals, so that others may stand there. */
final class Slots {

    private final QuestionWords words;
    private final CheckedQuery checked;
    private final LocalDate asOf;
    private final Catalog catalog;

    Slots(QuestionWords words, CheckedQuery checked, LocalDate asOf, Catalog catalog) {
        this.words = words;
        this.checked = checked;
        this.asOf = asOf;
        this.catalog = catalog;
    }

    /** None overlapping another. */
    List<Slot> read() {
        var calendar = new CalendarSlots(words, asOf, checked);
        var slots = new ArrayList<>(calendar.changing());
        slots.addAll(numbers(slots));
        var free = free(slots);
        var days = calendar.settle(slots, free);
        slots.removeIf(slot -> slot.part() instanceof Part.AnyDays);
        slots.addAll(days);
        slots.addAll(new ValueSlots(words, free(slots), catalog, checked).read(slots));
        return hasContent(slots) ? slots : calendar.settle(List.of(), checked.literals());
    }

    /** Literals that no slot has. */
    private List<QueryLiteral> free(List<Slot> slots) {
        Set<QueryLiteral> taken = new HashSet<>();
        slots.forEach(slot -> taken.addAll(slot.literals()));
        return checked.literals().stream().filter(literal -> !taken.contains(literal)).toList();
    }

    private List<Slot> numbers(List<Slot> taken) {
        return words.numbers().values().stream().flatMap(amount -> NumberSlot.of(amount, checked.literals()).stream())
                .filter(slot -> taken.stream().noneMatch(slot::overlaps) && !saysDays(slot)).toList();
    }

    /** A number in a date is none by itself; one that may be a year is one where the SQL has no days. */
    private boolean saysDays(Slot slot) {
        boolean dated = checked.literals().stream()
                .anyMatch(literal -> literal.kind() == QueryLiteral.Kind.TEXT && CalendarUse.looksLikeDate(literal));
        return words.days(asOf).values().stream().filter(days -> dated || !days.range().bareYear())
                .anyMatch(days -> slot.from() < days.to() && days.from() < slot.to());
    }

    /** What stays must say what is asked. */
    private boolean hasContent(List<Slot> slots) {
        return IntStream.range(0, words.size()).filter(at -> slots.stream().noneMatch(slot -> covers(slot, at)))
                .anyMatch(at -> !Commonplace.is(words.word(at)))
                || slots.stream().noneMatch(slot -> slot.part() instanceof AnyValue
                        || slot.part() instanceof Part.AnyNumber || slot.part() instanceof Part.AnyDays);
    }

    private static boolean covers(Slot slot, int at) {
        return slot.from() <= at && at < slot.to();
    }
}
