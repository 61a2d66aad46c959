package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.knowledge.QuestionWords.Amount;
import dev.sqlchat.knowledge.QuestionWords.Days;

/** A question that may be a verified one. What only some patterns look at is found out when one does. For one thread. */
final class Asked {

    private static final Pattern COMPARISON = Pattern.compile("[=<>≠≤≥]|!=");

    private final QuestionWords words;
    private final Set<String> all;
    private final LocalDate today;
    private final Catalog catalog;
    private @Nullable Map<Integer, Days> days;
    private @Nullable Map<Integer, Amount> numbers;
    private final Map<Phrase, List<ValueMatch>> values = new HashMap<>();

    private record Phrase(String text, ColumnRef column) {}

    Asked(String question, LocalDate today, Catalog catalog) {
        this.words = QuestionWords.of(question);
        this.all = words.all();
        this.today = today;
        this.catalog = catalog;
    }

    QuestionWords words() {
        return words;
    }

    boolean has(Set<String> needed) {
        return all.containsAll(needed);
    }

    LocalDate today() {
        return today;
    }

    /** Whether a sign of comparison is among the words: "status != shipped" says no value of a column. */
    boolean compares(int from, int to) {
        return IntStream.range(from, to).mapToObj(words::word).anyMatch(word -> COMPARISON.matcher(word).find());
    }

    /** Values that the words from the first to before the second mean without doubt. */
    List<ValueMatch> values(int from, int to, ColumnRef column) {
        return values.computeIfAbsent(new Phrase(words.text(from, to), column),
                phrase -> ValueUse.matches(phrase.text(), phrase.column(), catalog));
    }

    /** The stretch of days whose first word this is. */
    @Nullable
    Days daysAt(int word) {
        if (days == null) {
            days = words.days(today);
        }
        return days.get(word);
    }

    @Nullable
    Amount numberAt(int word) {
        if (numbers == null) {
            numbers = words.numbers();
        }
        return numbers.get(word);
    }
}
