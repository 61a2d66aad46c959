package dev.sqlchat.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.text.Digest;

/**
 * A plan as text that is the same for plans that differ only in what makes no difference: the order of conditions and
 * of listed values, the side on which a comparison has its larger value, the case of names, zeros behind a number.
 */
public final class CanonicalPlan {

    private static final String DAY = "\\d{4}-\\d{2}(-\\d{2}.*)?";

    private final boolean withDays;

    private CanonicalPlan(boolean withDays) {
        this.withDays = withDays;
    }

    /** A short text that tells the plan from others; the same in every process. */
    public static String hash(QueryPlan plan) {
        return new Digest().add(new CanonicalPlan(true).text(plan)).shortText();
    }

    /** Whether the plans are the same but for their days. */
    public static boolean sameButForDays(QueryPlan one, QueryPlan other) {
        var canonical = new CanonicalPlan(false);
        return canonical.text(one).equals(canonical.text(other));
    }

    /** Whether the plans are the same but for a text that one has where the other has another. */
    public static boolean sameButFor(QueryPlan one, String text, QueryPlan other, String instead) {
        var canonical = new CanonicalPlan(true);
        return canonical.text(one).replace(quoted(text), quoted(instead)).equals(canonical.text(other));
    }

    private String text(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Combined(var operator, var left, var right) ->
                "(%s %s %s)".formatted(operator, text(left), text(right));
            case QueryPlan.Select select -> text(select);
        };
    }

    private String text(QueryPlan.Select select) {
        return "(select%s %s from %s where %s group %s having %s order %s limit %s)".formatted(
                select.distinct() ? " distinct" : "", listed(select.outputs(), this::text), text(select.from()),
                sorted(select.where(), this::text), listed(select.groupBy(), this::text),
                sorted(select.having(), this::text), listed(select.orderBy(), this::text), select.limit());
    }

    private String text(QueryPlan.Output output) {
        return text(output.expression()) + (output.label() == null ? "" : " as " + quoted(output.label()));
    }

    private String text(QueryPlan.Ordering ordering) {
        return text(ordering.expression()) + (ordering.descending() ? " down" : " up");
    }

    private String text(From from) {
        return Stream.concat(Stream.of(text(from.root())), from.joins().stream().map(this::text))
                .collect(Collectors.joining(" "));
    }

    private String text(From.Join join) {
        return "%s %s on %s".formatted(join.outer() ? "outer" : "inner", text(join.source()),
                sorted(join.on(), pair -> "(= %s %s)".formatted(text(pair.left()), text(pair.right()))));
    }

    private String text(Source source) {
        return switch (source) {
            case Source.TableSource(var table, var copy) -> name(table) + (copy == 0 ? "" : "#" + copy);
            case Source.Derived(var plan, var alias) -> text(plan) + " " + quoted(alias);
        };
    }

    private String text(Expression expression) {
        return switch (expression) {
            case Expression.Field(var source, var column) -> reference(source) + "." + name(column);
            case Expression.AllFields(var source) -> reference(source) + ".*";
            case Expression.Aggregate(var function, var argument, var distinct) ->
                "(%s%s %s)".formatted(function, distinct ? " distinct" : "", optional(argument));
            case Expression.Constant(var value) -> value(value);
            case Expression.Arithmetic(var left, var operator, var right) ->
                "(%s %s %s)".formatted(operator, text(left), text(right));
            case Expression.Period(var grain, var date) -> "(%s %s)".formatted(grain, text(date));
            case Expression.Elapsed(var unit, var from, var to) ->
                "(%s %s %s)".formatted(unit, text(from), text(to));
            case Expression.Scalar(var plan) -> text(plan);
            case Expression.Choice(var condition, var then, var otherwise) ->
                "(if %s %s %s)".formatted(text(condition), text(then), optional(otherwise));
        };
    }

    private String text(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> comparison(comparison);
            case Condition.Between(var value, var low, var high) ->
                "(between %s %s %s)".formatted(text(value), text(low), text(high));
            case Condition.Within(var date, var from, var before) ->
                "(within %s %s %s)".formatted(text(date), day(from), day(before));
            case Condition.OneOf(var value, var values) -> "(in %s %s)".formatted(text(value),
                    sorted(values, this::text));
            case Condition.InPlan(var value, var plan) -> "(in %s %s)".formatted(text(value), text(plan));
            case Condition.Exists(var plan) -> "(exists %s)".formatted(text(plan));
            case Condition.TextMatch(var text, var place, var fragment) ->
                "(%s %s %s)".formatted(place, text(text), quoted(fragment.toLowerCase(Locale.ROOT)));
            case Condition.IsNull(var value) -> "(null %s)".formatted(text(value));
            case Condition.Not(var inner) -> "(not %s)".formatted(text(inner));
            case Condition.AnyOf(var conditions) -> "(or %s)".formatted(sorted(conditions, this::text));
            case Condition.AllOf(var conditions) -> "(and %s)".formatted(sorted(conditions, this::text));
        };
    }

    private String comparison(Condition.Comparison comparison) {
        var left = text(comparison.left());
        var right = text(comparison.right());
        return switch (comparison.comparator()) {
            case EQUAL -> "(= %s)".formatted(Stream.of(left, right).sorted().collect(Collectors.joining(" ")));
            case NOT_EQUAL -> "(<> %s)".formatted(Stream.of(left, right).sorted().collect(Collectors.joining(" ")));
            case LESS -> "(< %s %s)".formatted(left, right);
            case LESS_OR_EQUAL -> "(<= %s %s)".formatted(left, right);
            case GREATER -> "(< %s %s)".formatted(right, left);
            case GREATER_OR_EQUAL -> "(<= %s %s)".formatted(right, left);
        };
    }

    /** What is derived stands in FROM once and is named elsewhere. */
    private static String reference(Source source) {
        return switch (source) {
            case Source.TableSource(var table, var copy) -> name(table) + (copy == 0 ? "" : "#" + copy);
            case Source.Derived derived -> quoted(derived.alias());
        };
    }

    private String optional(@Nullable Expression expression) {
        return expression == null ? "-" : text(expression);
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "-" : value(day);
    }

    private String value(Object value) {
        return switch (value) {
            case LocalDate day -> withDays ? day.toString() : "day";
            case LocalDateTime time -> withDays ? time.toString() : "day";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Long number -> number.toString();
            case String text -> !withDays && text.matches(DAY) ? "day" : quoted(text);
            default -> quoted(value.toString());
        };
    }

    private static String name(TableName table) {
        return (table.schema() == null ? "" : name(table.schema()) + ".") + name(table.name());
    }

    private static String name(String name) {
        return quoted(name.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static <T> String listed(List<T> parts, Function<T, String> text) {
        return parts.stream().map(text).collect(Collectors.joining(" ", "[", "]"));
    }

    private static <T> String sorted(List<T> parts, Function<T, String> text) {
        return parts.stream().map(text).sorted().collect(Collectors.joining(" ", "[", "]"));
    }
}
