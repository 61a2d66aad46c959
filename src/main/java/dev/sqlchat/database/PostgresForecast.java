package dev.sqlchat.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Forecast.Reading;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.ExpectedRows;

/**
 * What a query plan of PostgreSQL means in rows. Its own costs mix rows with pages, so that a large table read once costs as
 * much as a small cross join.
 */
final class PostgresForecast {

    static final String EXPLAIN = "EXPLAIN (FORMAT JSON) ";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What keeps the rows of an inner loop, so that they are found once and then only gone through. */
    private static final Set<String> KEEPING = Set.of("Materialize", "Memoize");

    private final Catalog catalog;
    private final List<Reading> reads = new ArrayList<>();
    private double stored;

    private PostgresForecast(Catalog catalog) {
        this.catalog = catalog;
    }

    static Forecast of(ResultSet plan, CheckedQuery query, Catalog catalog) throws SQLException {
        if (ExpectedRows.of(query, catalog).endsEarly() || !plan.next()) {
            return new Forecast.Unknown();
        }
        var forecast = new PostgresForecast(catalog);
        var handled = forecast.handled(JSON.readTree(plan.getString(1)).path(0).path("Plan"));
        return new Forecast.Planned(handled, forecast.stored, forecast.reads);
    }

    private double handled(JsonNode node) {
        double own = own(node);
        double handled = own;
        double passes = 1;
        for (var child : node.path("Plans")) {
            handled += switch (text(child, "Parent Relationship")) {
                case "SubPlan" -> (hashed(node, child) ? 1 : Math.max(1, own)) * handled(child);
                case "Inner" -> text(node, "Node Type").equals("Nested Loop") ? inner(child, passes) : handled(child);
                default -> handled(child);
            };
            passes = text(child, "Parent Relationship").equals("Outer") ? rows(child) : passes;
        }
        return handled;
    }

    private double inner(JsonNode node, double passes) {
        double once = handled(node);
        return KEEPING.contains(text(node, "Node Type")) ? once + passes * rows(node) : Math.max(1, passes) * once;
    }

    /** Rows that the node itself reads or makes. */
    private double own(JsonNode node) {
        var relation = text(node, "Relation Name");
        if (relation.isEmpty()) {
            return text(node, "Node Type").endsWith("Join") || text(node, "Node Type").equals("Nested Loop")
                    ? rows(node)
                    : 0;
        }
        var all = Math.max(rows(node), all(text(node, "Schema"), relation));
        reads.add(new Reading(relation, (long) all));
        stored += all;
        return text(node, "Node Type").equals("Seq Scan") ? all : rows(node);
    }

    private double all(String schema, String relation) {
        return catalog.table(new TableName(schema.isEmpty() ? null : schema, relation)).map(Table::estimatedRows)
                .orElse(-1L);
    }

    /** A subquery whose rows are looked up in a table of them. */
    private static boolean hashed(JsonNode node, JsonNode child) {
        return node.toString().contains("hashed " + text(child, "Subplan Name"));
    }

    private static double rows(JsonNode node) {
        return node.path("Plan Rows").asDouble(0);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
