package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.database.Watchdog.End;
import dev.sqlchat.database.Watchdog.Watch;

/**
 * Reads the values that words of questions may mean: those of text columns with few distinct ones, in bounded time.
 * Columns of e-mail addresses are left out.
 */
final class ValueFeed {

    private static final int FEW = 10_000;
    private static final int MOST_VALUES = 400_000;
    private static final int LONGEST_VALUE = 200;
    private static final Duration COLUMN_LIMIT = Duration.ofSeconds(2);
    private static final Duration ALL_LIMIT = Duration.ofSeconds(60);
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");
    private static final Pattern MAIL_NAME = Pattern.compile("(?i).*(e[-_ ]?mail|mail[-_ ]?address).*");

    private record Candidate(Table table, Column column) {

        ColumnRef reference() {
            return new ColumnRef(table.name(), column.name());
        }

        long rows() {
            return table.estimatedRows() < 0 ? Long.MAX_VALUE : table.estimatedRows();
        }
    }

    private final Vendor vendor;
    private final Watchdog watchdog;

    ValueFeed(Vendor vendor, Watchdog watchdog) {
        this.vendor = vendor;
        this.watchdog = watchdog;
    }

    /** Small tables come first, so that what the time does not suffice for is what would take most of it. */
    Map<ColumnRef, Set<String>> read(Catalog catalog) {
        long end = System.nanoTime() + ALL_LIMIT.toNanos();
        Map<ColumnRef, Set<String>> all = new LinkedHashMap<>();
        int values = 0;
        for (Candidate candidate : candidates(catalog)) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive() || values > MOST_VALUES || Thread.currentThread().isInterrupted()) {
                break;
            }
            Set<String> found = values(candidate, left.compareTo(COLUMN_LIMIT) < 0 ? left : COLUMN_LIMIT);
            all.put(candidate.reference(), found);
            values += found.size();
        }
        return all;
    }

    private static List<Candidate> candidates(Catalog catalog) {
        List<Candidate> candidates = new ArrayList<>();
        for (Table table : catalog.tables()) {
            table.columns().stream().filter(ValueFeed::mayBeMeant)
                    .forEach(column -> candidates.add(new Candidate(table, column)));
        }
        candidates.sort(Comparator.comparingLong(Candidate::rows));
        return candidates;
    }

    private static boolean mayBeMeant(Column column) {
        return column.type() == ColumnType.TEXT && !mail(column) && column.statistics().distinctValues() < FEW;
    }

    private static boolean mail(Column column) {
        List<String> samples = column.statistics().samples();
        long mails = samples.stream().filter(sample -> MAIL.matcher(sample).matches()).count();
        return MAIL_NAME.matcher(column.name()).matches() || (!samples.isEmpty() && mails * 2 >= samples.size());
    }

    private Set<String> values(Candidate candidate, Duration limit) {
        End<Set<String>> end = watchdog.run(limit, (connection, watch) -> read(candidate, connection, watch));
        return end instanceof End.Finished<Set<String>>(Set<String> values) ? values : Set.of();
    }

    /** Empty when there are too many. */
    private Set<String> read(Candidate candidate, Connection connection, Watch watch) throws SQLException {
        Optional<Set<String>> known = candidate.rows() > FEW
                ? vendor.knownValues(connection, candidate.reference())
                : Optional.empty();
        Set<String> values = known.isPresent() ? known.get() : distinct(candidate, connection, watch);
        Set<String> usable = new TreeSet<>(values.size() < FEW ? values : Set.of());
        usable.removeIf(value -> value.length() > LONGEST_VALUE);
        return usable;
    }

    private Set<String> distinct(Candidate candidate, Connection connection, Watch watch) throws SQLException {
        String column = Quoted.name(candidate.column().name());
        String sql = "SELECT DISTINCT " + vendor.asText(column) + " FROM " + Quoted.table(candidate.table().name())
                + " WHERE " + column + " IS NOT NULL LIMIT " + FEW;
        Set<String> values = new TreeSet<>();
        try (PreparedStatement query = watch.watch(connection.prepareStatement(sql));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
