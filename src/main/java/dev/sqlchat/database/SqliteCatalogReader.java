package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Watchdog.End;
import dev.sqlchat.database.Watchdog.Watch;

/** Reads an SQLite file's schema and, as it has no statistics, a bounded sample of each table's rows. */
final class SqliteCatalogReader {

    private static final Duration SCHEMA_LIMIT = Duration.ofSeconds(30);
    private static final Duration TABLE_LIMIT = Duration.ofMillis(400);
    private static final Duration ALL_TABLES_LIMIT = Duration.ofSeconds(10);

    private static final String RELATIONS = """
            SELECT s.name, s.type, s.sql FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name
            WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual') AND s.type IN ('table', 'view')
            AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.rowid""";
    private static final String COLUMNS = """
            SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid""";
    private static final String KEYS = """
            SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq""";

    private record Relation(TableName name, Table.Kind kind, String definition, List<RawColumn> columns,
            List<RawKey> keys) {

        List<String> primaryKey() {
            return columns.stream().filter(column -> column.keyPosition() > 0)
                    .sorted((one, other) -> one.keyPosition() - other.keyPosition()).map(RawColumn::name).toList();
        }
    }

    private record RawColumn(String name, String declaredType, boolean required, int keyPosition) {}

    private record RawKey(String table, List<String> columns, List<@Nullable String> referenced) {}

    private final Watchdog watchdog;
    private final Map<ColumnRef, SampledValues> samples = new HashMap<>();

    SqliteCatalogReader(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    CatalogFacts read() throws SQLException {
        List<Relation> relations = relations();
        long end = System.nanoTime() + ALL_TABLES_LIMIT.toNanos();
        List<Table> tables = relations.stream().map(relation -> table(relation, System.nanoTime() < end)).toList();
        return new CatalogFacts(tables, keys(relations, tables), samples);
    }

    private List<Relation> relations() throws SQLException {
        return switch (watchdog.run(SCHEMA_LIMIT, SqliteCatalogReader::readRelations)) {
            case End.Finished<List<Relation>>(List<Relation> relations) -> relations;
            case End.Broke<List<Relation>>(SQLException failure) -> throw failure;
            case End.Late<List<Relation>>() -> throw new SQLException("reading the schema took too long");
            case End.Interrupted<List<Relation>>() -> throw new SQLException("interrupted");
        };
    }

    private static List<Relation> readRelations(Connection connection, Watch watch) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement names = watch.watch(connection.prepareStatement(RELATIONS));
                ResultSet row = names.executeQuery()) {
            while (row.next()) {
                Table.Kind kind = row.getString(2).equals("view") ? Table.Kind.VIEW : Table.Kind.TABLE;
                relation(connection, row.getString(1), kind, row.getString(3)).ifPresent(relations::add);
            }
        }
        return relations;
    }

    /** Empty for a view that refers to what is not there, or for a table whose module is not loaded. */
    private static Optional<Relation> relation(Connection connection, String name, Table.Kind kind,
            @Nullable String definition) {
        try {
            List<RawColumn> columns = columns(connection, name);
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Relation(TableName.of(name), kind, definition == null ? "" : definition, columns,
                            rawKeys(connection, name)));
        } catch (SQLException broken) {
            return Optional.empty();
        }
    }

    private static List<RawColumn> columns(Connection connection, String table) throws SQLException {
        List<RawColumn> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String type = row.getString(2);
                    columns.add(new RawColumn(row.getString(1), type == null ? "" : type, row.getBoolean(3),
                            row.getInt(4)));
                }
            }
        }
        return columns;
    }

    private static List<RawKey> rawKeys(Connection connection, String table) throws SQLException {
        Map<Integer, RawKey> keys = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    RawKey key = keys.get(row.getInt(1));
                    if (key == null) {
                        key = new RawKey(row.getString(2), new ArrayList<>(), new ArrayList<>());
                        keys.put(row.getInt(1), key);
                    }
                    key.columns().add(row.getString(3));
                    key.referenced().add(row.getString(4));
                }
            }
        }
        return List.copyOf(keys.values());
    }

    private Table table(Relation relation, boolean sampled) {
        RowSample sample = sampled ? sample(relation) : RowSample.none();
        Map<String, String> comments = DefinitionComments.of(relation.definition());
        List<Column> columns = IntStream.range(0, relation.columns().size())
                .mapToObj(index -> column(relation, index, sample, comments)).toList();
        return new Table(relation.name(), relation.kind(), columns, relation.primaryKey(), null, sample.rows());
    }

    private Column column(Relation relation, int index, RowSample sample, Map<String, String> comments) {
        RawColumn column = relation.columns().get(index);
        ColumnSample values = sample.column(index);
        samples.put(new ColumnRef(relation.name(), column.name()), values.distinct(sample.complete()));
        return new Column(column.name(), SqliteTypes.family(column.declaredType(), values.stored()),
                column.declaredType(), !column.required() && column.keyPosition() == 0, comments.get(column.name()),
                values.statistics(sample.rows(), relation.primaryKey().equals(List.of(column.name()))));
    }

    private RowSample sample(Relation relation) {
        List<String> names = relation.columns().stream().map(RawColumn::name).toList();
        SqliteSampling sampling = new SqliteSampling(relation.name(), names, relation.kind() == Table.Kind.TABLE);
        return watchdog.run(TABLE_LIMIT, sampling::read) instanceof End.Finished<RowSample>(RowSample sample)
                ? sample
                : RowSample.none();
    }

    private static List<ForeignKey> keys(List<Relation> relations, List<Table> tables) {
        Map<String, Table> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach(table -> byName.put(table.name().name(), table));
        return relations.stream().flatMap(
                relation -> relation.keys().stream().map(key -> key(key, byName.get(relation.name().name()), byName)))
                .flatMap(Optional::stream).distinct().toList();
    }

    /** The key in the catalog's spelling; empty where it refers to what is not there. */
    private static Optional<ForeignKey> key(RawKey key, @Nullable Table from, Map<String, Table> byName) {
        Table to = byName.get(key.table());
        if (from == null || to == null) {
            return Optional.empty();
        }
        List<String> columns = spelled(from, key.columns());
        List<String> referenced = key.referenced().contains(null)
                ? to.primaryKey()
                : spelled(to, key.referenced().stream().map(String::valueOf).toList());
        return columns.size() == key.columns().size() && referenced.size() == columns.size()
                ? Optional.of(new ForeignKey(from.name(), columns, to.name(), referenced, ForeignKey.Origin.DECLARED))
                : Optional.empty();
    }

    private static List<String> spelled(Table table, List<String> names) {
        return names.stream().flatMap(name -> table.column(name).stream()).map(Column::name).toList();
    }
}
