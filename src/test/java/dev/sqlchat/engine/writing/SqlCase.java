package dev.sqlchat.engine.writing;

import java.util.Arrays;
import java.util.List;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A case of plan-cases.txt.
 *
 * @param rows in the order that the plan asks for; sorted where it asks for none
 */
record SqlCase(String name, QueryPlan plan, String sqlite, String postgresql, String rows) {

    static List<SqlCase> all() {
        return Arrays.stream(Shop.read("plan-cases.txt").strip().split("\n\n")).map(SqlCase::read).toList();
    }

    /** A case that says nothing of PostgreSQL is written alike there. */
    private static SqlCase read(String text) {
        String name = "";
        String sqlite = "";
        String postgresql = "";
        String rows = "";
        for (String line : text.split("\n")) {
            String value = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "#" -> name = value;
                case "sqlite:" -> sqlite = value;
                case "postgresql:" -> postgresql = value;
                case "rows:" -> rows = value;
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new SqlCase(name, PlanCases.all().get(name), sqlite, postgresql.isEmpty() ? sqlite : postgresql, rows);
    }

    String sql(Dialect dialect) {
        return dialect == Dialect.SQLITE ? sqlite : postgresql;
    }

    @Override
    public String toString() {
        return name;
    }
}
