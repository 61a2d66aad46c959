package dev.sqlchat.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Watchdog.End;
import dev.sqlchat.database.Watchdog.Watch;

/**
 * Reads PostgreSQL's catalog and statistics. Rows are read only of tables that take few pages and that have never been
 * analysed. System schemas, partitions, and what belongs to an extension or may not be selected are left out.
 */
final class PostgresCatalogReader {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TABLE_LIMIT = Duration.ofMillis(300);
    private static final Duration ALL_TABLES_LIMIT = Duration.ofSeconds(5);
    private static final int SAMPLED_ROWS = 500;
    private static final long SMALL_BYTES = 4 << 20;

    static final String WHICH = """
            c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition
            AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
            AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                AND d.deptype = 'e')
            """;
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, c.relkind::text, pg_table_is_visible(c.oid),
                obj_description(c.oid, 'pg_class'),
                CASE c.relkind WHEN 'p' THEN
                    (SELECT sum(leaf.reltuples) FROM pg_partition_tree(c.oid) t JOIN pg_class leaf ON leaf.oid = t.relid
                     WHERE t.isleaf AND leaf.reltuples >= 0)
                WHEN 'v' THEN -1 ELSE c.reltuples END,
                CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE""" + " " + WHICH + "ORDER BY n.nspname, c.relname";
    private static final String COLUMNS = """
            SELECT c.oid, a.attname, format_type(a.atttypid, a.atttypmod), coalesce(b.typname, t.typname),
                t.typtype = 'e', a.attnotnull, col_description(c.oid, a.attnum)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = nullif(t.typbasetype, 0)
            WHERE a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(c.oid, a.attnum, 'SELECT') AND
            """ + WHICH + "ORDER BY c.oid, a.attnum";
    private static final String STATISTICS = """
            SELECT c.oid, s.attname, s.n_distinct, s.null_frac,
                coalesce((s.most_common_vals::text::text[])[1:8], (s.histogram_bounds::text::text[])[1:8])
            FROM pg_stats s JOIN pg_namespace n ON n.nspname = s.schemaname
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
            WHERE s.inherited = (c.relkind = 'p') AND
            """ + WHICH;
    private static final String KEYS = """
            SELECT k.contype::text, k.conrelid, k.confrelid,
                (SELECT array_agg(a.attname ORDER BY p.position) FROM unnest(k.conkey) WITH ORDINALITY p (number, position)
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number),
                (SELECT array_agg(a.attname ORDER BY p.position) FROM unnest(k.confkey) WITH ORDINALITY p (number, position)
                 JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.number)
            FROM pg_constraint k WHERE k.contype IN ('p', 'f') AND k.conparentid = 0 ORDER BY k.conrelid, k.oid""";

    private record RawTable(TableName name, Table.Kind kind, @Nullable String comment, long rows, boolean small,
            List<RawColumn> columns) {}

    private record RawColumn(String name, ColumnType type, String declaredType, boolean nullable,
            @Nullable String comment) {}

    private record RawKey(boolean primary, long from, long to, List<String> columns, List<String> referenced) {}

    private record Schema(Map<Long, RawTable> tables, Map<Long, Map<String, ColumnStatistics>> statistics,
            List<RawKey> keys) {}

    private final Watchdog watchdog;
    private final Map<ColumnRef, SampledValues> samples = new HashMap<>();

    PostgresCatalogReader(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    CatalogFacts read() throws SQLException {
        Schema schema = switch (watchdog.run(LIMIT, PostgresCatalogReader::schema)) {
            case End.Finished<Schema>(Schema found) -> found;
            case End.Broke<Schema>(SQLException failure) -> throw failure;
            case End.Late<Schema>() -> throw new SQLException("reading the catalog took too long");
            case End.Interrupted<Schema>() -> throw new SQLException("interrupted");
        };
        Map<Long, Table> tables = tables(schema);
        List<ForeignKey> keys = schema.keys().stream().filter(key -> !key.primary())
                .flatMap(key -> foreignKey(key, tables).stream()).toList();
        return new CatalogFacts(List.copyOf(tables.values()), keys, samples);
    }

    private static Schema schema(Connection connection, Watch watch) throws SQLException {
        Map<Long, RawTable> tables = new LinkedHashMap<>();
        query(connection, watch, TABLES, row -> tables.put(row.getLong(1), rawTable(row)));
        query(connection, watch, COLUMNS, row -> {
            RawTable table = tables.get(row.getLong(1));
            if (table != null) {
                table.columns().add(rawColumn(row));
            }
        });
        Map<Long, Map<String, ColumnStatistics>> statistics = new HashMap<>();
        query(connection, watch, STATISTICS, row -> {
            RawTable table = tables.get(row.getLong(1));
            if (table != null) {
                statistics.computeIfAbsent(row.getLong(1), oid -> new HashMap<>()).put(row.getString(2),
                        statistics(row, table.rows()));
            }
        });
        List<RawKey> keys = new ArrayList<>();
        query(connection, watch, KEYS, row -> keys.add(rawKey(row)));
        return new Schema(tables, statistics, keys);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, Watch watch, String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = watch.watch(connection.prepareStatement(sql));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    private static RawTable rawTable(ResultSet row) throws SQLException {
        String kind = row.getString(4);
        boolean view = kind.equals("v") || kind.equals("m");
        long rows = row.getLong(7);
        boolean unknown = row.wasNull();
        long bytes = row.getLong(8);
        boolean small = !row.wasNull() && bytes <= SMALL_BYTES;
        return new RawTable(new TableName(row.getBoolean(5) ? null : row.getString(2), row.getString(3)),
                view ? Table.Kind.VIEW : Table.Kind.TABLE, row.getString(6), unknown ? -1 : rows, small,
                new ArrayList<>());
    }

    private static RawColumn rawColumn(ResultSet row) throws SQLException {
        ColumnType type = row.getBoolean(5) ? ColumnType.TEXT : PostgresTypes.family(row.getString(4));
        return new RawColumn(row.getString(2), type, row.getString(3), !row.getBoolean(6), row.getString(7));
    }

    /** Distinct values are counted, or as a negative share of the rows. */
    private static ColumnStatistics statistics(ResultSet row, long rows) throws SQLException {
        double distinct = row.getDouble(3);
        long values = distinct >= 0 ? Math.round(distinct) : rows < 0 ? -1 : Math.round(-distinct * rows);
        return new ColumnStatistics(distinct == 0 ? -1 : values, row.getDouble(4), texts(row, 5));
    }

    private static RawKey rawKey(ResultSet row) throws SQLException {
        return new RawKey(row.getString(1).equals("p"), row.getLong(2), row.getLong(3), texts(row, 4), texts(row, 5));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private Map<Long, Table> tables(Schema schema) {
        Map<Long, List<String>> primaryKeys = new HashMap<>();
        schema.keys().stream().filter(RawKey::primary).forEach(key -> primaryKeys.put(key.from(), key.columns()));
        long end = System.nanoTime() + ALL_TABLES_LIMIT.toNanos();
        Map<Long, Table> tables = new LinkedHashMap<>();
        schema.tables().forEach((oid, raw) -> {
            Map<String, ColumnStatistics> statistics = schema.statistics().getOrDefault(oid, Map.of());
            boolean sampled = statistics.isEmpty() && raw.small() && System.nanoTime() < end;
            tables.put(oid, table(raw, primaryKeys.getOrDefault(oid, List.of()), statistics,
                    sampled ? sample(raw) : RowSample.none()));
        });
        return tables;
    }

    private Table table(RawTable raw, List<String> primaryKey, Map<String, ColumnStatistics> statistics,
            RowSample sample) {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < raw.columns().size(); index++) {
            RawColumn column = raw.columns().get(index);
            ColumnSample values = sample.column(index);
            if (!sample.columns().isEmpty()) {
                samples.put(new ColumnRef(raw.name(), column.name()), values.distinct(sample.complete()));
            }
            columns.add(new Column(column.name(), column.type(), column.declaredType(), column.nullable(),
                    column.comment(), statistics.getOrDefault(column.name(),
                            values.statistics(sample.rows(), primaryKey.equals(List.of(column.name()))))));
        }
        return new Table(raw.name(), raw.kind(), columns, visible(raw, primaryKey), raw.comment(),
                raw.rows() < 0 ? sample.rows() : raw.rows());
    }

    private static List<String> visible(RawTable raw, List<String> primaryKey) {
        List<String> names = raw.columns().stream().map(RawColumn::name).toList();
        return names.containsAll(primaryKey) ? primaryKey : List.of();
    }

    private RowSample sample(RawTable raw) {
        return watchdog.run(TABLE_LIMIT,
                (connection, watch) -> sample(raw, connection,
                        watch)) instanceof End.Finished<RowSample>(RowSample sample)
                                ? sample
                                : RowSample.none();
    }

    private static RowSample sample(RawTable raw, Connection connection, Watch watch) throws SQLException {
        List<ColumnSample> columns = raw.columns().stream().map(column -> new ColumnSample()).toList();
        List<String> names = raw.columns().stream().map(column -> "left(" + Quoted.name(column.name()) + "::text, 400)")
                .toList();
        String name = Quoted.table(raw.name());
        int[] rows = new int[1];
        query(connection, watch, "SELECT " + String.join(", ", names) + " FROM " + name + " LIMIT " + SAMPLED_ROWS,
                row -> {
                    rows[0]++;
                    for (int index = 0; index < columns.size(); index++) {
                        columns.get(index).add(row.getString(index + 1));
                    }
                });
        long[] all = {rows[0]};
        if (rows[0] == SAMPLED_ROWS) {
            query(connection, watch, "SELECT count(*) FROM " + name, row -> all[0] = row.getLong(1));
        }
        return new RowSample(all[0], all[0] == rows[0], columns);
    }

    private static Optional<ForeignKey> foreignKey(RawKey key, Map<Long, Table> tables) {
        Table from = tables.get(key.from());
        Table to = tables.get(key.to());
        if (from == null || to == null || !has(from, key.columns()) || !has(to, key.referenced())) {
            return Optional.empty();
        }
        return Optional.of(new ForeignKey(from.name(), key.columns(), to.name(), key.referenced(),
                ForeignKey.Origin.DECLARED));
    }

    private static boolean has(Table table, List<String> columns) {
        return columns.stream().allMatch(column -> table.column(column).isPresent());
    }
}
