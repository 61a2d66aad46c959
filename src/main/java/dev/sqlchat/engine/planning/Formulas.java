package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Unit;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.Formula;

/** The expressions of formulas. */
final class Formulas {

    private Formulas() {}

    /** @param unit of time; null: days between dates, hours between moments */
    static Expression expression(Formula formula, @Nullable Unit unit) {
        return switch (formula) {
            case Formula.Quotient(var dividend, var divisor) -> computed(dividend, Operator.DIVIDED_BY, divisor);
            case Formula.Difference(var minuend, var subtrahend) -> computed(minuend, Operator.MINUS, subtrahend);
            case Formula.Growth(var now, var before) ->
                new Arithmetic(computed(now, Operator.MINUS, before), Operator.DIVIDED_BY, Fields.plain(before));
            case Formula.Elapsed(var from, var to) ->
                new Expression.Elapsed(unit == null ? usual(from, to) : unit, Fields.plain(from), Fields.plain(to));
        };
    }

    private static Arithmetic computed(ColumnProfile left, Operator operator, ColumnProfile right) {
        return new Arithmetic(Fields.plain(left), operator, Fields.plain(right));
    }

    private static Unit usual(ColumnProfile from, ColumnProfile to) {
        return from.column().type() == ColumnType.DATE && to.column().type() == ColumnType.DATE ? Unit.DAY : Unit.HOUR;
    }

    /** The unit of time that the words ask for: "in minutes", "how many days". */
    static Optional<Unit> unit(List<Token> tokens) {
        return IntStream.range(1, tokens.size()).filter(at -> asksUnit(tokens, at))
                .mapToObj(at -> Unit.named(tokens.get(at).lemma())).flatMap(Optional::stream).findFirst();
    }

    /** Not "in the last week", "the second longest". */
    private static boolean asksUnit(List<Token> tokens, int at) {
        var before = tokens.get(at - 1);
        return before.reads("in") && !tokens.get(at).lower().equals(tokens.get(at).lemma())
                || at > 1 && (before.reads("many") && tokens.get(at - 2).reads("how")
                        || before.reads("of") && tokens.get(at - 2).reads("number"));
    }
}
