package dev.sqlchat.engine.writing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A case of plan-cases.txt.
 *
 * @param rows in the order that the plan asks for; sorted where it asks for none
 */
public record SqlCase(String name, QueryPlan plan, String sqlite, String postgresql, String rows, String says,
        String filters) {

    public static List<SqlCase> all() {
        return Arrays.stream(Shop.read("plan-cases.txt").strip().split("\n\n")).map(SqlCase::read).toList();
    }

    /** A case that says nothing of PostgreSQL is written alike there. */
    private static SqlCase read(String text) {
        String name = "";
        String sqlite = "";
        String postgresql = "";
        String rows = "";
        String says = "";
        String filters = "";
        for (String line : text.split("\n")) {
            String value = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "#" -> name = value;
                case "sqlite:" -> sqlite = value;
                case "postgresql:" -> postgresql = value;
                case "rows:" -> rows = value;
                case "says:" -> says = value;
                case "filters:" -> filters = value;
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new SqlCase(name, PlanCases.all().get(name), sqlite, postgresql.isEmpty() ? sqlite : postgresql, rows,
                says, filters);
    }

    String sql(Dialect dialect) {
        return dialect == Dialect.SQLITE ? sqlite : postgresql;
    }

    static String filters(QueryPlan plan) {
        return PlanFilters.of(plan, Shop.schema().catalog()).stream()
                .map(filter -> (filter.column() + " " + filter.operator() + " " + filter.value()).strip())
                .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return name;
    }
}
