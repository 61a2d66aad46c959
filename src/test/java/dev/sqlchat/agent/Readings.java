package dev.sqlchat.agent;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

/** Plans and readings over the {@link Estate}. */
public final class Readings {

    public static final TableSource MACHINES = TableSource.of(Estate.MACHINES);
    public static final TableSource TEAMS = TableSource.of(Estate.TEAMS);
    public static final Field NAME = new Field(MACHINES, "name");
    public static final Field STATUS = new Field(MACHINES, "status");
    public static final Field COST = new Field(MACHINES, "monthly_cost");
    public static final Field BOUGHT = new Field(MACHINES, "bought_on");
    public static final Field TEAM = new Field(TEAMS, "name");
    public static final Expression COUNT = Expression.countRows();
    public static final Expression TOTAL = of(Function.SUM, COST);

    public static final Reading.Filter RUNNING = new Reading.Filter(new ColumnRef(Estate.MACHINES, "status"), "=",
            "running", "live");

    private Readings() {}

    public static Aggregate of(Function function, Expression argument) {
        return new Aggregate(function, argument, false);
    }

    public static Select select(Expression... outputs) {
        return select(List.of(outputs), List.of(), List.of(), null);
    }

    public static Select grouped(Expression key, Expression measure) {
        return select(List.of(key, measure), List.of(key), List.of(), null);
    }

    public static Select select(List<Expression> outputs, List<Expression> groups, List<Ordering> order,
            @Nullable Integer limit) {
        return new Select(false, outputs.stream().map(Output::of).toList(), From.of(MACHINES), List.of(), groups,
                List.of(), order, limit);
    }

    public static Select where(Select select, Condition... conditions) {
        return new Select(select.distinct(), select.outputs(), select.from(), List.of(conditions), select.groupBy(),
                select.having(), select.orderBy(), select.limit());
    }

    public static Reading count(double confidence) {
        return reading("SELECT COUNT(*) FROM machines", confidence, "number of machines");
    }

    public static Reading reading(String sql, double confidence, String description) {
        return new Reading(select(COUNT), sql, confidence, description, List.of(Estate.MACHINES), List.of(),
                List.of(), Map.of());
    }

    public static Reading reading(Select plan, Reading.Filter... filters) {
        return new Reading(plan, "SELECT 1", 0.9, "a reading", List.of(Estate.MACHINES), List.of(filters),
                List.of(), Map.of());
    }

    public static Reading unread(Reading reading, String... words) {
        return new Reading(reading.plan(), reading.sql(), reading.confidence(), reading.description(),
                reading.tables(), reading.filters(), List.of(words), reading.features());
    }

    public static TableName unknown() {
        return TableName.of("nowhere");
    }
}
