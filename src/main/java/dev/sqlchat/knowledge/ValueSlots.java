package dev.sqlchat.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.knowledge.Part.AnyValue;
import dev.sqlchat.knowledge.Part.Word;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.QueryLiteral.Kind;
import dev.sqlchat.sql.QueryLiteral.Place;

/** Finds the literals that are stored values which the question names. */
final class ValueSlots {

    private static final int LONGEST = 8;
    private static final Set<Place> COMPARED = Set.of(Place.EQUAL, Place.UNEQUAL, Place.LIKE);

    private final QuestionWords words;
    private final List<QueryLiteral> free;
    private final Catalog catalog;
    private final Set<TableName> tables;
    private final Besides besides;

    /**
     * @param free literals that are not yet known to say something else of the question
     * @param checked the SQL
     */
    ValueSlots(QuestionWords words, List<QueryLiteral> free, Catalog catalog, CheckedQuery checked) {
        this.words = words;
        this.free = free.stream().filter(literal -> literal.kind() == Kind.TEXT).toList();
        this.catalog = catalog;
        this.tables = checked.tables();
        this.besides = new Besides(checked);
    }

    /** @param taken slots that these must not overlap */
    List<Slot> read(List<Slot> taken) {
        Map<Slot, List<ValueUse>> uses = new LinkedHashMap<>();
        var unclear = new HashSet<Slot>();
        for (var literal : free) {
            var spans = longest(spans(literal, taken));
            spans.forEach((span, use) -> uses.computeIfAbsent(span, _ -> new ArrayList<>()).add(use));
            if (spans.size() > 1) {
                unclear.addAll(spans.keySet());
            }
        }
        uses.keySet().removeAll(unclear);
        var found = uses.entrySet().stream().filter(entry -> sound(entry.getValue()))
                .map(entry -> slot(entry.getKey(), entry.getValue())).toList();
        return found.stream().filter(slot -> found.stream().noneMatch(other -> !other.equals(slot)
                && slot.overlaps(other))).toList();
    }

    /** Where the question names what the literal says. */
    private Map<Slot, ValueUse> spans(QueryLiteral literal, List<Slot> taken) {
        var spans = new LinkedHashMap<Slot, ValueUse>();
        if (literal.column() == null || !COMPARED.contains(literal.place())) {
            return spans;
        }
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                var span = new Slot(from, to, new Word(""));
                if (taken.stream().noneMatch(span::overlaps) && !(to == from + 1 && Commonplace.is(words.word(from)))) {
                    add(spans, span, literal);
                }
            }
        }
        return spans;
    }

    private void add(Map<Slot, ValueUse> spans, Slot span, QueryLiteral literal) {
        var column = literal.column();
        if (column != null) {
            var phrase = words.text(span.from(), span.to());
            var meant = ValueUse.matches(phrase, column, catalog);
            meant.stream().filter(match -> match.column().equals(column))
                    .flatMap(match -> ValueUse.of(literal, column, match.value()).stream())
                    .filter(use -> use.write(meant).filter(literal.value()::equalsIgnoreCase).isPresent())
                    .findFirst().ifPresent(use -> spans.put(span, use));
        }
    }

    private static Map<Slot, ValueUse> longest(Map<Slot, ValueUse> spans) {
        return spans.entrySet().stream().filter(entry -> spans.keySet().stream().noneMatch(entry.getKey()::within))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one,
                        LinkedHashMap::new));
    }

    /** No literal besides says the same, which would then have to change too. */
    private boolean sound(List<ValueUse> uses) {
        var mine = uses.stream().map(ValueUse::literal).collect(Collectors.toSet());
        return !uses.isEmpty() && uses.stream().noneMatch(use -> besides.name(use.literal().value()))
                && free.stream().filter(literal -> !mine.contains(literal))
                        .noneMatch(literal -> uses.stream().anyMatch(use -> says(literal, use)));
    }

    private static boolean says(QueryLiteral literal, ValueUse use) {
        var value = use.literal().value();
        var core = value.substring(use.before().length(), value.length() - use.after().length());
        return literal.value().toLowerCase(Locale.ROOT).contains(core.toLowerCase(Locale.ROOT));
    }

    private Slot slot(Slot span, List<ValueUse> uses) {
        var phrase = words.text(span.from(), span.to());
        var columns = uses.stream().flatMap(use -> ValueUse.matches(phrase, use.column(), catalog).stream())
                .map(match -> match.column().column()).collect(Collectors.toSet());
        return new Slot(span.from(), span.to(), new AnyValue(List.copyOf(uses), columns, tables));
    }
}
