package dev.sqlchat.knowledge;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.sqlchat.knowledge.Part.AnyDays;
import dev.sqlchat.knowledge.Part.AnyNumber;
import dev.sqlchat.knowledge.Part.AnyValue;
import dev.sqlchat.knowledge.Part.SameDays;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.QueryLiteral.Kind;
import dev.sqlchat.sql.QueryLiteral.Place;

/** Lays a question beside a pattern, in every way in which all of its words fit. */
final class Alignment {

    private static final int LONGEST_VALUE = 8;
    private static final int MOST_ROWS = 1_000_000;

    private final Pattern pattern;
    private final Asked asked;
    private final Deque<Map<QueryLiteral, String>> changes = new ArrayDeque<>();
    private final Set<String> answers = new HashSet<>();

    Alignment(Pattern pattern, Asked asked) {
        this.pattern = pattern;
        this.asked = asked;
    }

    Set<String> answers() {
        align(0, 0);
        return answers;
    }

    private void align(int part, int word) {
        if (part == pattern.parts().size()) {
            if (word == asked.words().size()) {
                answers.add(written());
            }
            return;
        }
        if (word < asked.words().size()) {
            align(part, pattern.parts().get(part), word);
        }
    }

    private void align(int at, Part part, int word) {
        switch (part) {
            case Part.Word(String text) -> {
                if (asked.words().word(word).equals(text)) {
                    align(at + 1, word + 1);
                }
            }
            case SameDays same -> sameDays(at, same, word);
            case AnyDays any -> anyDays(at, any, word);
            case AnyNumber any -> anyNumber(at, any, word);
            case AnyValue any -> anyValue(at, any, word);
        }
    }

    private void sameDays(int at, SameDays same, int word) {
        var days = asked.daysAt(word);
        int end = word + same.words().size();
        if (days != null && days.to() == end && Objects.equals(days.range().from(), same.from())
                && Objects.equals(days.range().before(), same.before())
                && reads(word, same.words())) {
            align(at + 1, end);
        }
    }

    private boolean reads(int word, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!asked.words().word(word + i).equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void anyDays(int at, AnyDays any, int word) {
        var days = asked.daysAt(word);
        if (days != null && any.takes(days.range())) {
            var change = new LinkedHashMap<QueryLiteral, String>();
            any.uses().forEach(use -> use.write(days.range()).ifPresent(text -> change.put(use.literal(), text)));
            with(change, any.uses().size(), at, days.to());
        }
    }

    private void anyNumber(int at, AnyNumber any, int word) {
        var amount = asked.numberAt(word);
        if (amount == null || amount.number().ordinal() || !Objects.equals(amount.number().unit(), any.unit())) {
            return;
        }
        var value = any.percent() ? amount.number().value().movePointLeft(2) : amount.number().value();
        boolean rows = any.literal().place() == Place.LIMIT;
        if (!rows || amount.number().whole() && value.signum() > 0 && value.intValue() <= MOST_ROWS) {
            with(Map.of(any.literal(), value.stripTrailingZeros().toPlainString()), 1, at, amount.to());
        }
    }

    private void anyValue(int at, AnyValue any, int word) {
        int last = Math.min(asked.words().size(), word + LONGEST_VALUE);
        for (int end = word + 1; end <= last; end++) {
            if (at + 1 < pattern.parts().size() ? mayBegin(pattern.parts().get(at + 1), end) : end == last) {
                value(at, any, word, end);
            }
        }
    }

    /** Only a first look, so that few phrases are looked up. */
    private boolean mayBegin(Part next, int word) {
        return word < asked.words().size()
                && !(next instanceof Part.Word(String text) && !text.equals(asked.words().word(word)));
    }

    private void value(int at, AnyValue any, int word, int end) {
        if (asked.compares(word, end)
                || any.uses().stream().anyMatch(use -> any.ambiguous(asked.values(word, end, use.column())))) {
            return;
        }
        var change = new LinkedHashMap<QueryLiteral, String>();
        any.uses().forEach(use -> use.write(asked.values(word, end, use.column()))
                .ifPresent(text -> change.put(use.literal(), text)));
        with(change, any.uses().size(), at, end);
    }

    /** Goes on where all of the literals can say what the question says. */
    private void with(Map<QueryLiteral, String> change, int needed, int at, int word) {
        if (change.size() == needed) {
            changes.push(change);
            align(at + 1, word);
            changes.pop();
        }
    }

    private String written() {
        var sql = new StringBuilder(pattern.checked().sql());
        changes.stream().flatMap(change -> change.entrySet().stream())
                .sorted(Comparator.comparingInt(change -> -change.getKey().start()))
                .forEach(change -> replace(sql, change.getKey(), change.getValue()));
        return sql.toString();
    }

    private static void replace(StringBuilder sql, QueryLiteral literal, String value) {
        sql.replace(literal.start(), literal.end(),
                literal.kind() == Kind.TEXT ? "'" + value.replace("'", "''") + "'" : value);
    }
}
