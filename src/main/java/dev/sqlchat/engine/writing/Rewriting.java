package dev.sqlchat.engine.writing;

import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.IsNull;
import dev.sqlchat.engine.plan.Condition.Not;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.Derived;

/** Plans changed in form for a place in SQL. */
final class Rewriting {

    private static final String VALUE = "value";

    private Rewriting() {}

    static Select withoutOutputs(Select select) {
        return new Select(false, List.of(Output.of(new Constant(1L))), select.from(), select.where(), List.of(),
                List.of(),
                List.of(), null);
    }

    /** The order of rows that are not counted out says nothing. */
    static Select withoutIdleOrder(Select select) {
        return select.limit() != null
                ? select
                : new Select(select.distinct(), select.outputs(), select.from(), select.where(), select.groupBy(),
                        select.having(), List.of(), null);
    }

    static Select withoutNulls(Select select) {
        Expression output = select.outputs().getFirst().expression();
        if (select.limit() == null && !Parts.aggregates(output)) {
            List<Condition> where = new ArrayList<>(select.where());
            if (!where.contains(present(output))) {
                where.add(present(output));
            }
            return new Select(select.distinct(), select.outputs(), select.from(), where, select.groupBy(),
                    select.having(),
                    List.of(), null);
        }
        Select labelled = new Select(select.distinct(), List.of(new Output(output, VALUE)), select.from(),
                select.where(),
                select.groupBy(), select.having(), select.orderBy(), select.limit());
        Derived listed = new Derived(labelled, "listed");
        Field value = new Field(listed, VALUE);
        return new Select(false, List.of(Output.of(value)), From.of(listed), List.of(present(value)), List.of(),
                List.of(),
                List.of(), null);
    }

    private static Condition present(Expression expression) {
        return new Not(new IsNull(expression));
    }
}
