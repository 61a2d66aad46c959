package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.probing.Found;

import static org.assertj.core.api.Assertions.assertThat;

class SmallReadsTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final List<TableName> TABLES = List.of(Estate.TEAMS);
    private static final String NAMES = "SELECT name FROM teams ORDER BY name";

    @TempDir
    Path directory;

    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void readsTheRows() {
        assertThat(reads(A_MINUTE).find(NAMES, TABLES))
                .isInstanceOfSatisfying(Found.Rows.class, found -> assertThat(found.rows())
                        .isEqualTo(List.of(List.of("Field"), List.of("Platform"), List.of("Search"))));
    }

    @Test
    void readsTheSameQueryOnce() {
        var reads = reads(A_MINUTE);
        var first = reads.find(NAMES, TABLES);
        estate.next(() -> new QueryOutcome.Failed("asked again"));

        assertThat(reads.find(NAMES, TABLES)).isEqualTo(first);
    }

    @Test
    void tellsWhatGuardOrDatabaseRefuse() {
        estate.next(() -> new QueryOutcome.Failed("no such thing"));

        assertThat(reads(A_MINUTE).find(NAMES, TABLES)).isEqualTo(new Found.Refused());
        assertThat(reads(A_MINUTE).find("DELETE FROM teams", TABLES)).isEqualTo(new Found.Refused());
    }

    @Test
    void tellsNothingWhereTheTimeIsUp() {
        estate.next(() -> new QueryOutcome.TimedOut(A_MINUTE));

        assertThat(reads(A_MINUTE).find(NAMES, TABLES)).isEqualTo(new Found.Unknown());
        assertThat(reads(Duration.ZERO).find(NAMES, TABLES)).isEqualTo(new Found.Unknown());
    }

    @Test
    void staysInterruptedWhenItIsCancelled() {
        estate.next(QueryOutcome.Cancelled::new);

        assertThat(reads(A_MINUTE).find(NAMES, TABLES)).isEqualTo(new Found.Unknown());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void leavesLargeAndUnknownTablesAlone() throws SQLException {
        try (Database large = large(100_001)) {
            var reads = new SmallReads(Estate.tools(large, large.limits()), A_MINUTE);

            assertThat(reads.find("SELECT COUNT(*) FROM readings", List.of(TableName.of("readings"))))
                    .isEqualTo(new Found.Unknown());
            assertThat(reads.find("SELECT 1", List.of(TableName.of("nowhere")))).isEqualTo(new Found.Unknown());
            assertThat(reads.find("SELECT COUNT(*) FROM sites", List.of(TableName.of("sites"))))
                    .isInstanceOfSatisfying(Found.Rows.class,
                            found -> assertThat(found.rows()).isEqualTo(List.of(List.of(1L))));
        }
    }

    private Database large(int rows) throws SQLException {
        var file = directory.resolve("large.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sites (id INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO sites VALUES (1)");
            statement.execute("CREATE TABLE readings (id INTEGER PRIMARY KEY, value INTEGER)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                    + ") INSERT INTO readings SELECT i, i FROM n");
        }
        return JdbcDatabases.open(new DatabaseSource("test", "large", new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT);
    }

    private SmallReads reads(Duration time) {
        return new SmallReads(Estate.tools(estate, estate.limits()), time);
    }
}
