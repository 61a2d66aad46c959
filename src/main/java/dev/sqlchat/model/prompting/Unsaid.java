package dev.sqlchat.model.prompting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.engine.exploring.Relevance.StoredValue;
import dev.sqlchat.model.Message;

/** Values that a query compares with and nobody has named: small models take them from the examples in the schema. */
final class Unsaid {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern COMPARED = Pattern.compile(
            "(?i)(?:[=<>]|\\bbetween|\\blike)\\s*('(?:[^']|'')*'|\\d+(?:\\.\\d+)?\\b(?!\\s*[*/+-]))");
    private static final Set<String> COUNTING = Set.of("one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve", "dozen", "hundred", "thousand", "million", "billion", "both", "pair",
            "couple", "twice", "half", "several", "multiple");
    private static final int SHORTEST = 3;

    private final String said;
    private final Set<String> words;
    private final Set<String> stored;

    private Unsaid(Case question) {
        var texts = Stream.of(Stream.of(question.progress().question()),
                question.request().grounding().hints().stream(), question.history().stream().map(Message::text))
                .flatMap(each -> each);
        this.said = texts.map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.joining("\n"));
        this.words = words(said).collect(Collectors.toSet());
        this.stored = question.relevance().values().stream().map(StoredValue::value)
                .map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** As the query writes them. Codes of one or two letters, days and the numbers 0 and 1 are left out. */
    static List<String> in(String sql, Case question) {
        var unsaid = new Unsaid(question);
        return COMPARED.matcher(sql).results().map(match -> match.group(1)).distinct()
                .filter(literal -> !unsaid.isSaid(literal)).toList();
    }

    private boolean isSaid(String literal) {
        return literal.startsWith("'")
                ? isTextSaid(literal.substring(1, literal.length() - 1).replace("''", "'").toLowerCase(Locale.ROOT))
                : isNumberSaid(literal);
    }

    private boolean isTextSaid(String text) {
        var parts = words(text).filter(word -> word.length() >= SHORTEST).toList();
        return parts.isEmpty() || Literals.isDay(text) || stored.contains(text)
                || parts.stream().anyMatch(part -> said.contains(part));
    }

    private boolean isNumberSaid(String number) {
        return Set.of("0", "1").contains(number) || said.replace(",", "").contains(number)
                || COUNTING.stream().anyMatch(words::contains);
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group());
    }
}
