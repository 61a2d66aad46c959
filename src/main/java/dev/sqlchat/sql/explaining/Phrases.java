package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.jspecify.annotations.Nullable;

/** Values in words, at one place of a query. */
final class Phrases {

    private final Sources sources;
    private final Map<String, WindowDefinition> windows;
    private final Conditions conditions;
    private final FunctionWords functions;
    private final Calculations calculations;
    private final String row;

    Phrases(Sources sources, Map<String, WindowDefinition> windows) {
        this(sources, windows, "row");
    }

    /** @param row what its values are of: a row, or a group of rows */
    Phrases(Sources sources, Map<String, WindowDefinition> windows, String row) {
        this.sources = sources;
        this.windows = windows;
        this.row = row;
        this.conditions = new Conditions(this);
        this.functions = new FunctionWords(this);
        this.calculations = new Calculations(this);
    }

    Sources sources() {
        return sources;
    }

    /** The definition that a query gives a window's name. */
    @Nullable
    WindowDefinition window(String name) {
        return windows.get(Wording.key(name));
    }

    /** What one of the rows is that windows go over. */
    String row() {
        return row;
    }

    FunctionWords functions() {
        return functions;
    }

    Conditions conditions() {
        return conditions;
    }

    /** Whether it is a day, a time or a period. */
    boolean isMoment(Expression expression) {
        return new Moments(sources.relations(), 0).is(expression);
    }

    /** What a function is of, so that nobody takes a part of it for the whole. */
    String argument(Expression expression) {
        var phrase = of(expression);
        return calculations.isSeveral(expression, phrase) ? Wording.together(phrase) : phrase;
    }

    List<String> each(Iterable<? extends Expression> expressions) {
        var phrases = new ArrayList<String>();
        expressions.forEach(expression -> phrases.add(of(expression)));
        return phrases;
    }

    String of(Expression expression) {
        return switch (expression) {
            case Column column -> column.getArrayConstructor() == null ? sources.column(column) : further(column);
            case StringValue text -> text(text);
            case LongValue whole -> whole.getStringValue();
            case DoubleValue decimal -> decimal.toString();
            case NullValue _ -> "nothing";
            case BooleanValue truth -> truth.getValue() ? "true" : "false";
            case DateUnitExpression unit -> Wording.name(unit.getType().name());
            case DateTimeLiteralExpression day -> Wording.bare(day.getValue());
            case IntervalExpression interval -> interval(interval);
            case TimeKeyExpression key -> key.getStringValue().toLowerCase(Locale.ROOT).contains("date")
                    ? "today"
                    : "now";
            case CastExpression cast -> new Casts(this).of(cast);
            case CollateExpression collate -> new Casts(this).of(collate);
            case TimezoneExpression zone -> of(zone.getLeftExpression()) + " in the time zone "
                    + Wording.all(each(zone.getTimezoneExpressions()), "then");
            case SignedExpression signed -> signed.getSign() == '-'
                    ? "minus " + of(signed.getExpression())
                    : signed.getSign() == '+' ? of(signed.getExpression()) : further(signed);
            case ParenthesedExpressionList<?> list -> list.size() == 1
                    ? parenthesed(list.getFirst())
                    : "(" + String.join(", ", each(list)) + ")";
            case Concat concat -> calculations.joined(concat);
            case BinaryExpression binary when Calculations.isOne(binary) -> calculations.of(binary);
            case CaseExpression cases -> cases(cases);
            case ExtractExpression extract -> new TimeWords(this).extracted(extract.getName(), extract.getExpression());
            case TrimFunction trim when trim.getTrimSpecification() == null && trim.getFromExpression() == null
                    && trim.getExpression() != null ->
                of(trim.getExpression()) + " without blanks around it";
            case Function function -> functions.of(function);
            case AnalyticExpression analytic -> new WindowWords(this, functions).of(analytic);
            case ParenthesedSelect select -> new InnerQueries(sources).value(select);
            case AnyComparisonExpression any when any.getSelect() != null ->
                (any.getAnyType().name().equals("ALL") ? "each of " : "any of ")
                        + new InnerQueries(sources).values(any.getSelect());
            case AllTableColumns all -> "all columns of " + sources.source(all.getTable().getName());
            case AllColumns _ -> "all columns";
            case Expression condition when Conditions.isCondition(condition) -> "whether " + conditions.of(condition);
            case ExpressionList<?> list -> String.join(", ", each(list));
            default -> further(expression);
        };
    }

    /** What there are no words for is said as it is. */
    static String further(Object expression) {
        return "a further calculation: " + Wording.sql(expression);
    }

    private static String text(StringValue text) {
        var value = text.getValue().replace("''", "'");
        return Wording.isDay(value) ? value : Wording.quoted(value);
    }

    private String parenthesed(Expression expression) {
        return expression instanceof BinaryExpression binary && Calculations.isOne(binary)
                ? Wording.together(of(expression))
                : of(expression);
    }

    private static String interval(IntervalExpression interval) {
        var qualifier = interval.getIntervalQualifier();
        if (interval.getParameter() == null || qualifier != null && qualifier.getTrailingField() != null) {
            return further(interval);
        }
        return Wording.bare(interval.getParameter())
                + (qualifier == null ? "" : " " + qualifier.getLeadingField().toLowerCase(Locale.ROOT));
    }

    private String cases(CaseExpression cases) {
        var switched = cases.getSwitchExpression();
        var parts = new ArrayList<String>();
        cases.getWhenClauses().forEach(clause -> parts.add(of(clause.getThenExpression()) + " where "
                + (switched == null
                        ? conditions.of(clause.getWhenExpression())
                        : of(switched) + " is " + of(clause.getWhenExpression()))));
        var otherwise = cases.getElseExpression();
        return Wording.listed(parts, "or")
                + (otherwise == null ? "" : ", otherwise " + of(otherwise));
    }

    /** How rows are sorted: "cost, highest first". */
    String order(List<OrderByElement> elements) {
        return elements.stream().map(element -> order(element.getExpression(), element))
                .collect(Collectors.joining(", then by "));
    }

    /** @param by what the element means */
    String order(Expression by, OrderByElement element) {
        var phrase = of(by);
        if (isMoment(by)) {
            return phrase + (element.isAsc() ? ", earliest first" : ", latest first");
        }
        if (phrase.startsWith("the ")) {
            return phrase + (element.isAsc() ? ", lowest first" : ", highest first");
        }
        return phrase + (element.isAsc() ? ", ascending" : ", descending");
    }
}
