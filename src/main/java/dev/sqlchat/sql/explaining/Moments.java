package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

import dev.sqlchat.catalog.Dialect;

/** Which values are days, times or periods that follow one another, as far as the query and the catalog tell. */
final class Moments {

    private static final Set<String> FUNCTIONS = Set.of("date", "datetime", "time", "now", "date_trunc", "make_date",
            "make_timestamp", "to_date", "to_timestamp");
    /** Of moments these are moments. */
    private static final Set<String> KEEPING = Set.of("min", "max", "coalesce", "ifnull", "nullif");
    private static final Set<String> PERIODS = Set.of("%Y", "%Y-%m", "%Y-%m-%d", "%Y-%W", "YYYY", "YYYY-MM",
            "YYYY-MM-DD");

    private final Relations relations;
    private final int depth;

    Moments(Relations relations, int depth) {
        this.relations = relations;
        this.depth = depth;
    }

    boolean is(Expression expression) {
        return switch (expression) {
            case Column column -> relations.isMoment(column, depth);
            case DateUnitExpression unit -> relations.isMoment(new Column(unit.getType().name()), depth);
            case StringValue text -> Wording.isDay(text.getValue());
            case DateTimeLiteralExpression _,TimeKeyExpression _,TimezoneExpression _ -> true;
            case CastExpression cast -> isCast(cast);
            case ExtractExpression part -> part.getName().equalsIgnoreCase("year") && is(part.getExpression());
            case Addition sum -> is(sum.getLeftExpression()) != is(sum.getRightExpression());
            case Subtraction difference -> is(difference.getLeftExpression()) && !is(difference.getRightExpression());
            case ParenthesedExpressionList<?> list when list.size() == 1 -> is(list.getFirst());
            case Function function -> isCall(function);
            case AnalyticExpression call -> KEEPING.contains(name(call.getName())) && call.getExpression() != null
                    && is(call.getExpression());
            case ParenthesedSelect select -> relations.isMoment(select, depth);
            default -> false;
        };
    }

    private boolean isCast(CastExpression cast) {
        var type = Casts.type(cast);
        return relations.dialect() == Dialect.POSTGRESQL && (type.startsWith("date") || type.startsWith("time"))
                || (type.startsWith("text") || isYear(cast.getLeftExpression())) && is(cast.getLeftExpression());
    }

    /** Also as a number. */
    private static boolean isYear(Expression expression) {
        return expression instanceof ExtractExpression || expression instanceof Function;
    }

    private boolean isCall(Function function) {
        var name = name(function.getName());
        var arguments = FunctionWords.arguments(function);
        return FUNCTIONS.contains(name)
                || KEEPING.contains(name) && !arguments.isEmpty() && is(arguments.getFirst())
                || isFormat(name, arguments);
    }

    private static boolean isFormat(String name, List<Expression> arguments) {
        var at = name.equals("to_char") ? 1 : 0;
        return Set.of("strftime", "to_char").contains(name) && arguments.size() > 1
                && arguments.get(at) instanceof StringValue format && PERIODS.contains(format.getValue());
    }

    private static String name(String written) {
        return Wording.bare(written).toLowerCase(Locale.ROOT);
    }
}
