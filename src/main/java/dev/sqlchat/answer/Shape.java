package dev.sqlchat.answer;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * What a result looks like to a reader: which columns measure, which name, which are points in time.
 *
 * @param select what the plan says of the columns; null where no plan is known or its columns are others
 */
record Shape(ResultTable result, List<Row> rows, List<Facet> facets, @Nullable Select select) {

    private static final String PERIOD = "\\d{4}(-(\\d{2}(-\\d{2})?|Q[1-4]|W\\d{2}))?";
    private static final String KEY = "(?i)(.*[_\\s])?(id|uuid|guid|key|code|zip|number|no)|.*[a-z](Id|ID)";
    private static final String MONEY = "(?i).*\\b(costs?|prices?|amounts?|revenues?|spend(ing)?|savings?|budgets?"
            + "|salar(y|ies)|sales|profits?|income|fees?|turnover|balance)\\b.*";
    private static final String PERCENT = "(?i).*\\b(percent(age)?|pct)\\b.*";

    static Shape of(ResultTable result, @Nullable QueryPlan plan, PlanWords words) {
        var select = plan == null ? null : fitting(PlanWords.first(plan), result);
        var facets = IntStream.range(0, result.columns().size())
                .mapToObj(index -> facet(index, result, select, words)).toList();
        var rows = result.rows().stream().map(Row::new).toList();
        return new Shape(result, rows, facets, select);
    }

    List<Facet> measures() {
        return facets.stream().filter(facet -> facet.is(Facet.Role.MEASURE)).toList();
    }

    List<Facet> times() {
        return facets.stream().filter(facet -> facet.is(Facet.Role.TIME)).toList();
    }

    List<Facet> categories() {
        return facets.stream().filter(facet -> facet.is(Facet.Role.CATEGORY)).toList();
    }

    /** No row was found: there is none, or only one that sums up nothing. */
    boolean empty() {
        return rows.isEmpty() || !grouped() && rows.size() == 1 && rows.getFirst().cells().stream()
                .allMatch(value -> value == null || value instanceof Number number && number.doubleValue() == 0);
    }

    boolean complete() {
        return result.truncated() == null && (select == null || select.limit() == null);
    }

    boolean grouped() {
        return select != null && !select.groupBy().isEmpty();
    }

    private static @Nullable Select fitting(Select select, ResultTable result) {
        var all = select.outputs().stream().anyMatch(output -> output.expression() instanceof Expression.AllFields);
        return all || select.outputs().size() != result.columns().size() ? null : select;
    }

    private static Facet facet(int index, ResultTable result, @Nullable Select select, PlanWords words) {
        var column = result.columns().get(index);
        if (select == null) {
            return facet(index, column.name(), Words.of(column.name()), byData(index, result), "", null);
        }
        var output = select.outputs().get(index);
        var expression = output.expression();
        var label = computed(expression) || output.label() == null
                ? words.of(expression, select)
                : Words.of(output.label());
        var role = select.groupBy().contains(expression) && !temporal(expression, column)
                ? Facet.Role.CATEGORY
                : role(expression, index, result, words);
        return facet(index, column.name(), label, role, currency(expression, words), expression);
    }

    /** Its label is only the short name of a column; the plan says it better. */
    private static boolean computed(Expression expression) {
        return expression instanceof Expression.Aggregate || expression instanceof Expression.Period;
    }

    private static Facet facet(int index, String name, String label, Facet.Role role, String currency,
            @Nullable Expression expression) {
        var figure = figure(label, role, expression);
        return new Facet(index, name, label, role, figure, figure == Figure.MONEY ? currency : "", expression);
    }

    private static Facet.Role role(Expression expression, int index, ResultTable result, PlanWords words) {
        return switch (expression) {
            case Expression.Period period -> period.grain().compareTo(Expression.Grain.DAY) <= 0
                    ? Facet.Role.TIME
                    : Facet.Role.CATEGORY;
            case Expression.Field field -> key(field, words) ? Facet.Role.CATEGORY : byData(index, result);
            default -> byData(index, result);
        };
    }

    private static boolean key(Expression.Field field, PlanWords words) {
        return words.table(field.source()).map(Table::primaryKey).orElse(List.of()).contains(field.column());
    }

    private static boolean temporal(Expression expression, ResultColumn column) {
        return column.type().temporal()
                || (expression instanceof Expression.Period period
                        && period.grain().compareTo(Expression.Grain.DAY) <= 0);
    }

    private static Facet.Role byData(int index, ResultTable result) {
        var column = result.columns().get(index);
        if (column.type().temporal() || periods(index, result)) {
            return Facet.Role.TIME;
        }
        return column.type().numeric() && !column.name().matches(KEY) ? Facet.Role.MEASURE : Facet.Role.CATEGORY;
    }

    private static boolean periods(int index, ResultTable result) {
        var values = result.rows().stream().map(row -> row.get(index)).filter(Objects::nonNull).toList();
        var yearly = result.columns().get(index).name().toLowerCase(Locale.ROOT).contains("year");
        return !values.isEmpty() && values.stream().allMatch(
                value -> (value instanceof String || yearly) && value.toString().matches(PERIOD));
    }

    private static Figure figure(String label, Facet.Role role, @Nullable Expression expression) {
        var counts = expression instanceof Expression.Aggregate aggregate
                && aggregate.function() == Expression.Function.COUNT;
        if (role != Facet.Role.MEASURE) {
            return Figure.PLAIN;
        }
        if (label.matches(PERCENT)) {
            return Figure.PERCENT;
        }
        return label.matches(MONEY) && !counts && !label.startsWith("number of") ? Figure.MONEY : Figure.NUMBER;
    }

    /** The one currency that the measured column's table is kept in. */
    private static String currency(Expression expression, PlanWords words) {
        return field(expression).flatMap(field -> words.table(field.source()))
                .flatMap(table -> table.column("currency").or(() -> table.column("currency_code")))
                .map(Column::statistics).filter(statistics -> statistics.distinctValues() == 1)
                .flatMap(statistics -> statistics.samples().stream().findFirst())
                .map(currency -> " " + Figure.PLAIN.write(currency)).orElse("");
    }

    private static Optional<Expression.Field> field(@Nullable Expression expression) {
        return switch (expression) {
            case Expression.Field field -> Optional.of(field);
            case Expression.Aggregate aggregate -> field(aggregate.argument());
            case null, default -> Optional.empty();
        };
    }
}
