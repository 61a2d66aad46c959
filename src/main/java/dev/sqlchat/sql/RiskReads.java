package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table.Kind;
import dev.sqlchat.sql.SelectBlock.Clause;
import dev.sqlchat.sql.SelectBlock.Place;
import dev.sqlchat.sql.SelectBlock.Tie;

/** Writes the reads that measure risks of one SELECT. */
final class RiskReads {

    private final SelectBlock block;
    private final String with;
    private final Names names;
    private final Dialect dialect;
    private final List<Expression> groups;

    /** @param statement that the SELECT is of, for its WITH queries */
    RiskReads(SelectBlock block, Select statement, Dialect dialect) {
        this.block = block;
        this.dialect = dialect;
        this.names = new Names(dialect, Vocabulary.of(dialect));
        this.with = statement.getWithItemsList() == null
                ? ""
                : "WITH " + joined(statement.getWithItemsList(), ", ") + " ";
        this.groups = groups(block.select());
    }

    /** What the result is grouped by, aliases and positions resolved. */
    List<Expression> groups() {
        return groups;
    }

    /** The columns among it. */
    Set<Place> groupPlaces() {
        return groups.stream().filter(Column.class::isInstance).map(Column.class::cast)
                .flatMap(column -> block.place(column).stream()).collect(Collectors.toSet());
    }

    boolean groupedByColumns() {
        return groups.stream().allMatch(Column.class::isInstance);
    }

    /** Whether groups with little in them are cut off anyway. */
    boolean onlyLargest() {
        var select = block.select();
        var having = select.getHaving();
        var ordered = select.getOrderByElements();
        return having instanceof GreaterThan || having instanceof GreaterThanEquals
                || select.getLimit() != null && ordered != null && !ordered.getFirst().isAsc();
    }

    String stored(String column) {
        return names.storedKey(column);
    }

    /** Null where rows of the part have no identity. */
    @Nullable
    String fanOut(Aggregate aggregate, int counted) {
        var identity = identity(counted);
        if (identity.isEmpty()) {
            return null;
        }
        var there = new ArrayList<>(conditions());
        there.add(identity.getFirst() + " IS NOT NULL");
        var keys = Stream.concat(groups.stream().map(Object::toString), identity.stream()).toList();
        var rows = from() + where(there);
        return with + "SELECT (SELECT COUNT(*) " + rows + ") AS joined, (SELECT COUNT(*) FROM (SELECT DISTINCT "
                + numbered(keys) + rows + ") AS d) AS counted" + once(aggregate, counted, keys, rows);
    }

    /** The value with each row counted once, where there is one value and it is of these rows alone. */
    private String once(Aggregate aggregate, int counted, List<String> keys, String rows) {
        return !groups.isEmpty() || aggregate.ofAllRows() || !block.partsOf(aggregate.columns()).equals(Set.of(counted))
                ? ""
                : ", (SELECT " + aggregate.name().toUpperCase(Locale.ROOT) + "(v) FROM (SELECT DISTINCT "
                        + numbered(keys) + ", " + aggregate.argument() + " AS v " + rows + ") AS e) AS once";
    }

    private List<String> identity(int part) {
        var table = block.part(part).table();
        if (table == null) {
            return List.of();
        }
        if (!table.primaryKey().isEmpty()) {
            return table.primaryKey().stream().map(column -> written(part, column)).toList();
        }
        return dialect == Dialect.SQLITE && table.kind() == Kind.TABLE
                ? List.of(names.spell(block.part(part).key()) + ".rowid")
                : List.of();
    }

    String lostRows(Set<Integer> kept, int partner, List<Tie> ties) {
        var lost = "CASE WHEN " + written(ties.getFirst().at(partner)) + " IS NULL THEN 1 ELSE 0 END";
        return with + "SELECT COUNT(*) AS found, SUM(" + lost + ") AS lost FROM " + inner(kept) + " LEFT JOIN "
                + block.part(partner).text() + " ON " + joined(ties.stream().map(tie -> tie.clause().expression())
                        .toList(), " AND ")
                + where(filters(kept));
    }

    /** A group is lost when none of its rows has a partner. */
    String lostGroups(Set<Integer> kept, Set<Integer> partners, Tie tie, int group, int partner) {
        var column = written(tie.at(partner));
        var conditions = new ArrayList<>(filters(partners));
        conditions.add(column + " IS NOT NULL");
        return with + "SELECT COUNT(*) AS found, SUM(lost) AS lost, SUM(n) AS n FROM (SELECT MIN(CASE WHEN "
                + written(tie.at(group)) + " IN (SELECT " + column + " FROM " + inner(partners) + where(conditions)
                + ") THEN 0 ELSE 1 END) AS lost, COUNT(*) AS n FROM " + inner(kept) + where(filters(kept))
                + " GROUP BY " + groupPlaces().stream().map(this::written).sorted().collect(Collectors.joining(", "))
                + ") AS d";
    }

    String missingValues(Place measure) {
        var identity = identity(measure.part());
        var rows = identity.isEmpty() ? "*" : identity.getFirst();
        return with + "SELECT COUNT(" + rows + ") AS found, COUNT(" + written(measure) + ") AS filled " + from()
                + where(conditions());
    }

    /** The units of the whole table. */
    String units(Place unit) {
        var column = written(unit);
        return "SELECT COUNT(DISTINCT " + column + ") AS mixed, MIN(" + column + ") AS lowest, MAX(" + column
                + ") AS highest FROM " + block.part(unit.part()).text();
    }

    String mixedUnits(Place unit) {
        var column = written(unit);
        var grouped = groups.isEmpty() ? "" : " GROUP BY " + joined(groups, ", ");
        return with + "SELECT MAX(n) AS mixed, MIN(low) AS lowest, MAX(high) AS highest FROM (SELECT COUNT(DISTINCT "
                + column + ") AS n, MIN(" + column + ") AS low, MAX(" + column + ") AS high " + from()
                + where(conditions()) + grouped + ") AS d";
    }

    /** One truth for each filter: whether it alone leaves a row; before them, whether the joins do. */
    String noRows(List<Clause> filters) {
        var ties = block.clauses().stream().filter(clause -> clause.where() && !filters.contains(clause))
                .map(clause -> clause.expression().toString()).toList();
        var conditions = Stream.concat(Stream.of(ties), filters.stream()
                .map(filter -> Stream.concat(ties.stream(), Stream.of("(" + filter.expression() + ")")).toList()));
        return with + "SELECT " + conditions
                .map(each -> "(SELECT COUNT(*) FROM (SELECT 1 AS f " + from() + where(each) + " LIMIT 1) AS d)")
                .collect(Collectors.joining(", "));
    }

    /** A condition without the names of tables. */
    String plain(Expression condition) {
        var text = original(condition.toString());
        for (var part : block.parts()) {
            text = text.replaceAll("(?i)\\b" + java.util.regex.Pattern.quote(part.key()) + "\\.", "");
        }
        return text;
    }

    private String from() {
        var joins = block.select().getJoins();
        var from = new StringBuilder("FROM ").append(block.select().getFromItem());
        if (joins != null) {
            joins.forEach(join -> from.append(join.isSimple() ? ", " : " ").append(join));
        }
        return original(from.toString());
    }

    private List<String> conditions() {
        return block.clauses().stream().filter(Clause::where).map(clause -> "(" + clause.expression() + ")").toList();
    }

    /** Inner joins of these parts, in the order of the query. */
    private String inner(Set<Integer> kept) {
        var placed = new HashSet<Integer>();
        var text = new StringBuilder();
        for (int part : kept.stream().sorted().toList()) {
            placed.add(part);
            var on = block.ties().stream().map(Tie::clause)
                    .filter(clause -> clause.parts().contains(part) && placed.containsAll(clause.parts()))
                    .map(Clause::expression).distinct().toList();
            text.append(text.isEmpty() ? "" : on.isEmpty() ? " CROSS JOIN " : " JOIN ")
                    .append(block.part(part).text())
                    .append(on.isEmpty() || placed.size() == 1 ? "" : " ON " + joined(on, " AND "));
        }
        return original(text.toString());
    }

    private List<String> filters(Set<Integer> kept) {
        return block.filters().filter(filter -> kept.containsAll(filter.parts()) && !filter.parts().isEmpty())
                .map(filter -> "(" + filter.expression() + ")").toList();
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + original(String.join(" AND ", conditions));
    }

    private static String numbered(List<String> expressions) {
        return IntStream.range(0, expressions.size()).mapToObj(at -> original(expressions.get(at)) + " AS k" + at)
                .collect(Collectors.joining(", ")) + " ";
    }

    private String written(Place place) {
        var table = block.part(place.part()).table();
        var column = table == null
                ? place.column()
                : table.column(place.column())
                        .map(dev.sqlchat.catalog.Column::name).orElse(place.column());
        return written(place.part(), column);
    }

    private String written(int part, String column) {
        return names.spell(block.part(part).key()) + "." + names.spell(column);
    }

    private List<Expression> groups(PlainSelect select) {
        if (select.getGroupBy() == null) {
            return List.of();
        }
        return select.getGroupBy().getGroupByExpressionList().stream()
                .map(group -> resolved(group, select))
                .toList();
    }

    private Expression resolved(Expression group, PlainSelect select) {
        var items = select.getSelectItems();
        return switch (group) {
            case LongValue position when position.getValue() >= 1 && position.getValue() <= items.size() ->
                items.get((int) position.getValue() - 1).getExpression();
            case Column column when block.place(column).isEmpty() -> items.stream()
                    .filter(item -> item.getAlias() != null && column.getTable() == null
                            && names.key(item.getAlias().getName()).equals(names.key(column.getColumnName())))
                    .<Expression>map(SelectItem::getExpression).findFirst().orElse(group);
            default -> group;
        };
    }

    private static String joined(Collection<?> parts, String between) {
        return original(parts.stream().map(Objects::toString).collect(Collectors.joining(between)));
    }

    private static String original(String text) {
        return StatementParser.originals(text);
    }
}
