package dev.sqlchat.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Containment;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Watchdog.End;

/** Answers from the sampled values where they suffice, else by a query that reads little. */
final class ValueContainment implements Containment {

    private static final Duration PROBE_LIMIT = Duration.ofMillis(250);
    private static final Duration ALL_PROBES_LIMIT = Duration.ofSeconds(3);
    private static final int CHILD_ROWS = 2_000;
    private static final int CHILD_VALUES = 200;
    private static final long SMALL_ROWS = 50_000;
    private static final SampledValues UNREAD = new SampledValues(Set.of(), false);

    private final Map<ColumnRef, SampledValues> samples;
    private final Map<TableName, Table> tables;
    private final Watchdog watchdog;
    private final long end = System.nanoTime() + ALL_PROBES_LIMIT.toNanos();

    ValueContainment(Map<ColumnRef, SampledValues> samples, Map<TableName, Table> tables, Watchdog watchdog) {
        this.samples = samples;
        this.tables = tables;
        this.watchdog = watchdog;
    }

    @Override
    public Set<String> values(ColumnRef column) {
        return samples.getOrDefault(column, UNREAD).values();
    }

    @Override
    public OptionalDouble share(ColumnRef child, ColumnRef parent) {
        Set<String> values = values(child);
        SampledValues stored = samples.getOrDefault(parent, UNREAD);
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        long found = values.stream().filter(stored.values()::contains).count();
        if (stored.complete() || found == values.size()) {
            return OptionalDouble.of((double) found / values.size());
        }
        return mayProbe(parent) ? probe(child, parent) : OptionalDouble.empty();
    }

    /** A look-up by key is cheap in any table, a look-up by another column in a small one only. */
    private boolean mayProbe(ColumnRef parent) {
        return System.nanoTime() < end && Optional.ofNullable(tables.get(parent.table()))
                .filter(table -> table.kind() == Table.Kind.TABLE
                        && (table.primaryKey().equals(List.of(parent.column()))
                                || (table.estimatedRows() >= 0 && table.estimatedRows() <= SMALL_ROWS)))
                .isPresent();
    }

    private OptionalDouble probe(ColumnRef child, ColumnRef parent) {
        String value = Quoted.name(child.column());
        String sql = "SELECT count(*), count(CASE WHEN v IN (SELECT " + Quoted.name(parent.column()) + " FROM "
                + Quoted.table(parent.table()) + ") THEN 1 END) FROM (SELECT DISTINCT v FROM (SELECT " + value
                + " AS v FROM " + Quoted.table(child.table()) + " WHERE " + value + " IS NOT NULL LIMIT " + CHILD_ROWS
                + ") AS some LIMIT " + CHILD_VALUES + ") AS few";
        End<OptionalDouble> end = watchdog.run(PROBE_LIMIT, (connection, watch) -> {
            try (PreparedStatement query = watch.watch(connection.prepareStatement(sql));
                    ResultSet row = query.executeQuery()) {
                return row.next() && row.getLong(1) > 0
                        ? OptionalDouble.of(row.getDouble(2) / row.getDouble(1))
                        : OptionalDouble.empty();
            }
        });
        return end instanceof End.Finished<OptionalDouble>(OptionalDouble share) ? share : OptionalDouble.empty();
    }
}
