package dev.sqlchat.conversation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.QueryPlan.SetOperator;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;

import static org.assertj.core.api.Assertions.assertThat;

class TurnJsonTest {

    private static final TableSource KILNS = TableSource.of(new TableName("works", "kilns"));
    private static final Field VOLUME = new Field(KILNS, "volume");

    @SuppressWarnings("unused")
    private static final List<Object> VALUES = List.of("text", 42L, new BigDecimal("1.50"), true, LocalDate.EPOCH,
            LocalDateTime.of(2026, 6, 15, 12, 30));

    @ParameterizedTest
    @FieldSource("VALUES")
    void keepsTheTypeOfAConstant(Object value) {
        var plan = where(new Condition.Comparison(VOLUME, Comparator.GREATER, new Constant(value)));

        assertThat(TurnJson.plan(TurnJson.write(plan))).isEqualTo(plan);
    }

    @Test
    void keepsEveryKindOfNode() {
        var counted = where(new Condition.Not(new Condition.AnyOf(List.of(new Condition.IsNull(VOLUME),
                new Condition.Within(VOLUME, LocalDate.EPOCH, null),
                new Condition.OneOf(VOLUME, List.of(new Constant(1L), new Constant("b")))))));
        var derived = new Select(true,
                List.of(Output.of(new Expression.AllFields(KILNS)),
                        new Output(new Aggregate(Function.SUM, new Expression.Scalar(counted), true), "total")),
                From.of(new Source.Derived(counted, "d")), List.of(new Condition.InPlan(VOLUME, counted)),
                List.of(new Expression.Period(Expression.Grain.MONTH, VOLUME)), List.of(),
                List.of(new Ordering(VOLUME, true)), 3);
        QueryPlan plan = new QueryPlan.Combined(SetOperator.EXCEPT, derived, counted);

        assertThat(TurnJson.plan(TurnJson.write(plan))).isEqualTo(plan);
    }

    private static Select where(Condition condition) {
        return new Select(false, List.of(Output.of(VOLUME)), From.of(KILNS), List.of(condition), List.of(), List.of(),
                List.of(), null);
    }
}
