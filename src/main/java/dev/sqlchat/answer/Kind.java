package dev.sqlchat.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.text.TextResource;

/**
 * What the rows of a table are called in a question that asks for one kind of them and does not name the table: virtual
 * machines, where the table has resources of many types.
 *
 * @param nouns the question's words, in the plural
 * @param filter what restricts the table to them
 */
record Kind(TableName table, String nouns, Reading.Filter filter) {

    private static final Set<String> COLUMNS = new HashSet<>(TextResource.lines(Kind.class, "kinds.txt"));

    static Optional<Kind> of(Reading reading, String question) {
        return reading.plan() instanceof Select select
                ? reading.filters().stream().filter(filter -> saysKind(filter) && restricts(select, filter))
                        .map(filter -> new Kind(filter.column().table(), nouns(filter, question), filter))
                        .filter(kind -> kind.isNamed(question)).findFirst()
                : Optional.empty();
    }

    List<Reading.Filter> others(List<Reading.Filter> filters) {
        return filters.stream().filter(other -> !isSame(other)).toList();
    }

    private boolean isSame(Reading.Filter other) {
        return other.column().equals(filter.column()) && other.operator().equals(filter.operator())
                && other.value().equals(filter.value());
    }

    private static boolean saysKind(Reading.Filter filter) {
        var column = Words.of(filter.column().column());
        return filter.operator().equals("=") && COLUMNS.contains(column.substring(column.lastIndexOf(' ') + 1));
    }

    private static boolean restricts(Select select, Reading.Filter filter) {
        return select.where().stream().anyMatch(
                condition -> condition instanceof Comparison(Field(TableSource(var table, var copy), var column), Comparator comparator, Constant constant)
                        && comparator == Comparator.EQUAL && copy == 0 && table.equals(filter.column().table())
                        && column.equals(filter.column().column())
                        && constant.value().toString().equals(filter.value()));
    }

    /** The first word of a question is written large for no reason of its own. */
    private static String nouns(Reading.Filter filter, String question) {
        var words = filter.matchedFrom() == null ? filter.value() : filter.matchedFrom();
        var opens = question.strip().startsWith(words) && words.length() > 1 && !Character.isUpperCase(words.charAt(1));
        return opens ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    }

    /** In the plural a value is a noun ("virtual machines"), else it may only be of one ("premium"). */
    private boolean isNamed(String question) {
        return !Words.singular(nouns).equals(nouns)
                && question.toLowerCase(Locale.ROOT).contains(nouns.toLowerCase(Locale.ROOT))
                && !question.toLowerCase(Locale.ROOT).contains(Words.singular(Words.of(table.name())));
    }
}
