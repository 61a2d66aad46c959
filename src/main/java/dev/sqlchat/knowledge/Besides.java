package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.language.TimeMention.Range;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.QueryLiteral;

/**
 * What a query says in its names, and in literals that nothing of the question stands for: an alias {@code may_cost}, a
 * label {@code 'May 2026'}, a code {@code 'FY2026'}. They would stay as they are when the question says something else.
 */
final class Besides {

    private static final String LIMIT = " ";

    private final String names;

    Besides(CheckedQuery checked) {
        this.names = LIMIT + String.join(LIMIT, words(withoutLiterals(checked))) + LIMIT;
    }

    private static String withoutLiterals(CheckedQuery checked) {
        var sql = new StringBuilder(checked.sql());
        checked.literals().reversed().forEach(literal -> sql.replace(literal.start(), literal.end(), " "));
        return sql.toString();
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }

    /** Whether a name has the words of the text. */
    boolean name(String text) {
        var words = String.join(LIMIT, words(text)).strip();
        return !words.isEmpty() && names.contains(LIMIT + words + LIMIT);
    }

    /** Whether names or other literals say a year or month of these days. */
    boolean say(Range range, List<QueryLiteral> free) {
        return says(range.from(), free) || says(last(range), free);
    }

    private static @Nullable LocalDate last(Range range) {
        return range.before() == null ? null : range.before().minusDays(1);
    }

    private boolean says(@Nullable LocalDate day, List<QueryLiteral> free) {
        if (day == null) {
            return false;
        }
        var year = Integer.toString(day.getYear());
        return texts(free).anyMatch(text -> text.contains(year)) || names.contains(year)
                || months(day.getMonth()).stream().anyMatch(month -> name(month)
                        || texts(free).anyMatch(text -> words(text).contains(month)));
    }

    private static Set<String> months(Month month) {
        var name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
        return Stream.of(name, name.substring(0, 3)).collect(Collectors.toSet());
    }

    private static Stream<String> texts(List<QueryLiteral> free) {
        return free.stream().filter(literal -> literal.kind() == QueryLiteral.Kind.TEXT).map(QueryLiteral::value);
    }
}
