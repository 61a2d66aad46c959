package dev.sqlchat.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Forecast.Reading;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.ExpectedRows;
import dev.sqlchat.sql.ExpectedRows.Expected;

/**
 * What a query plan of SQLite means in rows. SQLite says in which order it reads and by which index, not how much that is:
 * the catalog knows, and where it does not, a loop counts as one row.
 */
final class SqliteForecast {

    static final String EXPLAIN = "EXPLAIN QUERY PLAN ";

    private static final Pattern LOOP = Pattern.compile(
            "(SCAN|SEARCH) (?:main\\.)?(.+?)(?: USING (.*?))?(?: LEFT-JOIN| EXISTS)?", Pattern.DOTALL);
    private static final Pattern EQUAL = Pattern.compile("([^()]+?)=\\?(?: AND )?");
    private static final double OF_A_RANGE = 0.1;

    private final ExpectedRows expected;
    private final Map<Integer, List<Node>> children = new HashMap<>();
    private final List<Reading> reads = new ArrayList<>();
    private double stored;

    private record Node(int id, String detail) {}

    private SqliteForecast(ExpectedRows expected) {
        this.expected = expected;
    }

    static Forecast of(ResultSet plan, CheckedQuery query, Catalog catalog) throws SQLException {
        var expected = ExpectedRows.of(query, catalog);
        if (expected.endsEarly()) {
            return new Forecast.Unknown();
        }
        var forecast = new SqliteForecast(expected);
        while (plan.next()) {
            forecast.children.computeIfAbsent(plan.getInt(2), _ -> new ArrayList<>())
                    .add(new Node(plan.getInt(1), plan.getString(4)));
        }
        var handled = forecast.handled(0);
        return new Forecast.Planned(handled, forecast.stored, forecast.reads);
    }

    /** Loops beside each other are within each other. */
    private double handled(int parent) {
        double handled = 0;
        double passes = 1;
        for (var node : children.getOrDefault(parent, List.of())) {
            var loop = loop(node);
            if (loop.isPresent()) {
                handled += passes * loop.get().read();
                passes *= loop.get().left();
            } else {
                boolean often = node.detail().startsWith("CORRELATED") || node.detail().startsWith("MULTI-INDEX");
                handled += (often ? passes : 1) * handled(node.id());
            }
        }
        return handled;
    }

    /**
     * One loop of a plan.
     *
     * @param read rows that each pass goes through
     * @param left rows that it hands on
     */
    private record Loop(double read, double left) {

        static final Loop ONE = new Loop(1, 1);
    }

    private Optional<Loop> loop(Node node) {
        Matcher text = LOOP.matcher(node.detail());
        return text.matches()
                ? Optional.of(expected.relation(text.group(2)).map(relation -> loop(text, relation)).orElse(Loop.ONE))
                : Optional.empty();
    }

    private Loop loop(Matcher text, Expected relation) {
        reads.add(new Reading(relation.table().name().toString(), (long) relation.rows()));
        stored += relation.rows();
        double read = relation.rows()
                * (text.group(1).equals("SCAN") ? 1 : share(String.valueOf(text.group(3)), relation));
        return new Loop(Math.max(1, read), Math.max(1, Math.min(read, relation.matching())));
    }

    /** Of the rows, those that a search by an index finds. */
    private static double share(String index, Expected relation) {
        int begin = index.lastIndexOf('(');
        String conditions = begin < 0 ? "" : index.substring(begin + 1);
        double share = 1;
        boolean equal = false;
        for (Matcher column = EQUAL.matcher(conditions); column.find(); equal = true) {
            share *= relation.share(column.group(1).strip());
        }
        return equal ? share : OF_A_RANGE;
    }
}
