package dev.sqlchat.engine.parsing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.sql.form.Term;
import dev.sqlchat.sql.form.Term.Call;

/** Makes expressions of terms. */
final class ExpressionParser {

    /** Casts that plans leave to writing. */
    private static final Set<String> CASTS = Set.of("cast numeric", "cast text", "cast timestamp");
    private static final int LONGEST_WHOLE = 18;

    private final QueryParser queries;
    private final PeriodForms periods;

    ExpressionParser(QueryParser queries, PeriodForms periods) {
        this.queries = queries;
        this.periods = periods;
    }

    Expression expression(Term term) {
        return switch (term) {
            case Term.Column(var relation, var name) -> new Expression.Field(queries.source(relation), name);
            case Term.All(var relation) -> new Expression.AllFields(queries.source(relation));
            case Term.Text(var text) -> new Constant(text);
            case Term.Numeral(var digits) -> new Constant(number(digits));
            case Term.Query(var query) -> new Expression.Scalar(queries.plan(query));
            case Call call -> {
                var period = periods.read(call, this::expression);
                yield period == null ? call(call) : period;
            }
        };
    }

    static Object number(String digits) {
        var whole = digits.indexOf('.') < 0 && digits.length() <= LONGEST_WHOLE;
        return whole ? (Object) Long.valueOf(digits) : new BigDecimal(digits);
    }

    private Expression call(Call call) {
        var parts = call.parts();
        return switch (call.name()) {
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            case "count" -> aggregate(Function.COUNT, parts.isEmpty() ? null : parts.getFirst(), false);
            case "count distinct" -> aggregate(Function.COUNT, parts.getFirst(), true);
            case "sum" -> aggregate(Function.SUM, parts.getFirst(), false);
            case "sum distinct" -> aggregate(Function.SUM, parts.getFirst(), true);
            case "avg" -> aggregate(Function.AVERAGE, parts.getFirst(), false);
            case "avg distinct" -> aggregate(Function.AVERAGE, parts.getFirst(), true);
            case "min" -> aggregate(Function.MINIMUM, parts.getFirst(), false);
            case "max" -> aggregate(Function.MAXIMUM, parts.getFirst(), false);
            case "+" -> arithmetic(Operator.PLUS, parts);
            case "-" -> arithmetic(Operator.MINUS, parts);
            case "*" -> arithmetic(Operator.TIMES, parts);
            case "ratio" -> arithmetic(Operator.DIVIDED_BY, parts);
            case "case" -> choice(parts);
            default -> cast(call);
        };
    }

    private Expression cast(Call call) {
        if (CASTS.contains(call.name())) {
            return expression(call.first());
        }
        throw new NoPlan(call.name());
    }

    private Expression aggregate(Function function, @Nullable Term argument, boolean distinct) {
        return new Aggregate(function, argument == null ? null : expression(argument), distinct);
    }

    private Expression arithmetic(Operator operator, List<Term> parts) {
        return new Arithmetic(expression(parts.getFirst()), operator, expression(parts.getLast()));
    }

    private Expression choice(List<Term> parts) {
        return new Choice(queries.condition(parts.getFirst()), expression(parts.get(1)),
                parts.size() > 2 ? expression(parts.getLast()) : null);
    }
}
