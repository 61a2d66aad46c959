package dev.sqlchat.database;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.ForeignKey.Origin;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.database.ResultTable.Truncation;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.TrustedQuery;
import dev.sqlchat.sql.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SqliteDatabaseTest {

    private static final String ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            + "SELECT count(*) FROM n";

    @TempDir
    private Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @Test
    void listsTablesViewsColumnsAndTypes() {
        Catalog catalog = open(
                """
                        CREATE TABLE singer (
                          id INTEGER PRIMARY KEY,
                          name VARCHAR(40) NOT NULL, -- stage name
                          born TEXT, seen TEXT, height NUMERIC(3,2), active BOOLEAN, photo BLOB, joined DATE, anything);
                        INSERT INTO singer VALUES (1, 'Ann', '1990-01-31', '2024-05-01 10:00:00', 1.7, 1, x'01', '31.1.2020', 5),
                          (2, 'Bob', NULL, '2024-05-02T11:30', 2, 0, NULL, '1.2.2021', 'x');
                        CREATE VIEW tall AS SELECT name, height FROM singer WHERE height > 1.8;
                        CREATE VIEW broken AS SELECT * FROM missing;
                        CREATE TABLE empty_one (day DATE, amount REAL, at DATETIME, clock TIME, n BIGINT);
                        """)
                .catalog();
        assertThat(catalog.dialect()).isEqualTo(Dialect.SQLITE);
        assertThat(catalog.tables()).extracting(table -> table.name().name()).containsExactly("singer", "tall",
                "empty_one");
        assertThat(catalog.tables()).extracting(Table::kind).containsExactly(Table.Kind.TABLE, Table.Kind.VIEW,
                Table.Kind.TABLE);
        Table singer = catalog.tables().getFirst();
        assertThat(singer.primaryKey()).containsExactly("id");
        assertThat(singer.estimatedRows()).isEqualTo(2);
        assertThat(types(singer)).containsExactly(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.DATE,
                ColumnType.TIMESTAMP, ColumnType.DECIMAL, ColumnType.BOOLEAN, ColumnType.OTHER, ColumnType.TEXT,
                ColumnType.TEXT);
        assertThat(types(catalog.tables().get(2))).containsExactly(ColumnType.DATE, ColumnType.DECIMAL,
                ColumnType.TIMESTAMP, ColumnType.TIME, ColumnType.INTEGER);
        Column name = singer.column("NAME").orElseThrow();
        assertThat(name.declaredType()).isEqualTo("VARCHAR(40)");
        assertThat(name.nullable()).isFalse();
        assertThat(name.comment()).isEqualTo("stage name");
        assertThat(name.statistics().samples()).containsExactly("Ann", "Bob");
        assertThat(singer.column("born").orElseThrow().statistics().nullFraction()).isEqualTo(0.5);
        assertThat(singer.column("born").orElseThrow().nullable()).isTrue();
    }

    @Test
    void readsOddNames() {
        Catalog catalog = open("""
                CREATE TABLE "order ""items"" x" ("line no" INTEGER PRIMARY KEY, "group" TEXT);
                INSERT INTO "order ""items"" x" VALUES (1, 'a');
                """).catalog();
        Table table = catalog.tables().getFirst();
        assertThat(table.name().name()).isEqualTo("order \"items\" x");
        assertThat(table.columns()).extracting(Column::name).containsExactly("line no", "group");
        assertThat(table.estimatedRows()).isEqualTo(1);
    }

    @Test
    void resolvesDeclaredKeys() {
        Catalog catalog = open("""
                CREATE TABLE Team (Team_ID INTEGER PRIMARY KEY, name TEXT);
                CREATE TABLE pair (a INTEGER, b INTEGER, PRIMARY KEY (a, b));
                CREATE TABLE player (id INTEGER PRIMARY KEY, team INTEGER REFERENCES team,
                  captain_of INTEGER REFERENCES TEAM (team_id), a INTEGER, b INTEGER, x INTEGER REFERENCES gone (id),
                  y INTEGER REFERENCES team (gone), FOREIGN KEY (a, b) REFERENCES pair);
                """).catalog();
        assertThat(catalog.foreignKeys()).containsExactlyInAnyOrder(
                declared("player", List.of("team"), "Team", List.of("Team_ID")),
                declared("player", List.of("captain_of"), "Team", List.of("Team_ID")),
                declared("player", List.of("a", "b"), "pair", List.of("a", "b")));
    }

    @Test
    void infersKeysFromNamesAndValues() {
        Catalog catalog = open("""
                CREATE TABLE teams (id INTEGER, name TEXT);
                INSERT INTO teams VALUES (1, 'Reds'), (2, 'Blues'), (3, 'Greens');
                CREATE TABLE state (state_name TEXT, capital TEXT);
                INSERT INTO state VALUES ('Ohio', 'Columbus'), ('Iowa', 'Des Moines'), ('Utah', 'Salt Lake City'),
                  ('Texas', 'Austin'), ('Maine', 'Augusta'), ('Idaho', 'Boise');
                CREATE TABLE game (home_team_id INTEGER, team_id INTEGER, num_teams INTEGER, place TEXT);
                INSERT INTO game VALUES (1, 2, 1, 'Ohio'), (2, 3, 2, 'Iowa'), (3, 1, 3, 'Utah'), (1, 2, 1, 'Texas'),
                  (1, 2, 1, 'Ohio');
                """).catalog();
        assertThat(catalog.foreignKeys()).containsExactlyInAnyOrder(
                new ForeignKey(TableName.of("game"), List.of("home_team_id"), TableName.of("teams"), List.of("id"),
                        Origin.NAMES),
                new ForeignKey(TableName.of("game"), List.of("team_id"), TableName.of("teams"), List.of("id"),
                        Origin.NAMES),
                new ForeignKey(TableName.of("game"), List.of("place"), TableName.of("state"), List.of("state_name"),
                        Origin.VALUES));
    }

    @Test
    void looksUpValuesOfLargerTables() {
        Catalog catalog = open("""
                CREATE TABLE customer (customer_id INTEGER PRIMARY KEY, code TEXT);
                INSERT INTO customer SELECT value, 'K' || value FROM generate_series(1, 5000);
                CREATE TABLE visit (customer_id INTEGER);
                INSERT INTO visit SELECT 4000 + value FROM generate_series(1, 900);
                CREATE TABLE wrong (customer_id INTEGER);
                INSERT INTO wrong SELECT 900000 + value FROM generate_series(1, 900);
                """).catalog();
        assertThat(catalog.foreignKeys()).extracting(key -> key.from().name()).containsExactly("visit");
    }

    @Test
    void estimatesRowsAndDistinctValuesOfLargeTables() {
        Catalog catalog = open("""
                CREATE TABLE event (id INTEGER PRIMARY KEY, kind TEXT, code TEXT);
                INSERT INTO event SELECT value, 'kind ' || (value % 7), 'c' || value FROM generate_series(1, 150000);
                CREATE TABLE keyed (k TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
                INSERT INTO keyed SELECT 'k' || value, value % 3 FROM generate_series(1, 3000);
                """).catalog();
        Table event = catalog.table(TableName.of("event")).orElseThrow();
        assertThat(event.estimatedRows()).isEqualTo(150_000);
        assertThat(event.column("kind").orElseThrow().statistics().distinctValues()).isEqualTo(7);
        assertThat(event.column("code").orElseThrow().statistics().distinctValues()).isGreaterThan(100_000);
        Table keyed = catalog.table(TableName.of("keyed")).orElseThrow();
        assertThat(keyed.estimatedRows()).isEqualTo(3_000);
        assertThat(keyed.column("n").orElseThrow().statistics().distinctValues()).isEqualTo(3);
    }

    @Test
    void indexesTheValuesOfTextColumnsThatHaveFew() {
        Database database = open(
                """
                        CREATE TABLE person (id INTEGER, name TEXT, email TEXT, contact TEXT, code VARCHAR(9), day TEXT, n INTEGER);
                        INSERT INTO person VALUES (1, 'Ann Lee', 'a@x.org', 'b@x.org', 'A1', '2024-01-01', 77);
                        CREATE TABLE event (code TEXT);
                        INSERT INTO event SELECT 'many' || value FROM generate_series(1, 12000);
                        """);
        assertThat(database.awaitValues(Duration.ofSeconds(30))).isTrue();
        ValueIndex values = database.catalog().values();
        assertThat(values.find("ann lee")).extracting(ValueMatch::value).containsExactly("Ann Lee");
        assertThat(values.find("A1")).extracting(match -> match.column().column()).containsExactly("code");
        assertThat(values.find("a@x.org")).isEmpty();
        assertThat(values.find("b@x.org")).isEmpty();
        assertThat(values.find("2024-01-01")).isEmpty();
        assertThat(values.find("77")).isEmpty();
        assertThat(values.find("many5")).isEmpty();
    }

    @Test
    void worksWithoutAValueIndex() {
        Database database = open("CREATE TABLE t (name TEXT); INSERT INTO t VALUES ('Ann');",
                DatabaseSettings.DEFAULT.withoutValueIndex());
        assertThat(database.awaitValues(Duration.ofSeconds(30))).isTrue();
        assertThat(database.catalog().values().find("Ann")).isEmpty();
        assertThat(rows(database, "SELECT name FROM t")).containsExactly(List.of("Ann"));
    }

    @Test
    void runsWhatTheGuardLetPass() {
        Database database = open(
                "CREATE TABLE t (name TEXT, price REAL); INSERT INTO t VALUES ('Ann', 2.5), ('Bob', 9);");
        Verdict verdict = new Guard(database.catalog(), Policy.EVERYTHING)
                .check("SELECT name FROM t WHERE price > 2.6 AND name <> 'Ann'");
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class,
                accepted -> assertThat(completed(database.execute(accepted.query(), Limits.DEFAULT)).rows())
                        .containsExactly(List.of("Bob")));
    }

    @Test
    void cellsHaveTheTypesOfTheCatalog() {
        Database database = open(
                """
                        CREATE TABLE t (i INTEGER, r REAL, s TEXT, d DATE, ts TEXT, b BOOLEAN, blob BLOB, m NUMERIC(9,2), z TEXT);
                        INSERT INTO t VALUES (1, 1.5, 'x', '2024-02-29', '2024-02-29 01:02:03', 1, x'0102', 3, NULL);
                        """);
        ResultTable table = completed(run(database,
                "SELECT i, r, s, d, ts, b, blob, m, z, d AS renamed, max(d), strftime('%Y', d) FROM t"));
        assertThat(table.rows()).containsExactly(Arrays.asList(1L, 1.5, "x", LocalDate.of(2024, 2, 29),
                LocalDateTime.of(2024, 2, 29, 1, 2, 3), true, "<blob 2 bytes>", 3L, null, LocalDate.of(2024, 2, 29),
                "2024-02-29", "2024"));
        assertThat(table.columns()).extracting(ResultColumn::type).containsExactly(ColumnType.INTEGER,
                ColumnType.DECIMAL, ColumnType.TEXT, ColumnType.DATE, ColumnType.TIMESTAMP, ColumnType.BOOLEAN,
                ColumnType.OTHER, ColumnType.DECIMAL, ColumnType.TEXT, ColumnType.DATE, ColumnType.TEXT,
                ColumnType.TEXT);
        assertThat(table.columns()).extracting(ResultColumn::name).startsWith("i", "r", "s").contains("renamed");
        assertThat(table.truncated()).isNull();
        assertThat(table.elapsed()).isPositive();
    }

    @Test
    void mixedCellsAreTextOrDecimal() {
        Database database = open("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2.5), (NULL);");
        assertThat(completed(run(database, "SELECT a FROM t")).columns().getFirst().type())
                .isEqualTo(ColumnType.DECIMAL);
        assertThat(completed(run(database, "SELECT 1 UNION SELECT 'x'")).columns().getFirst().type())
                .isEqualTo(ColumnType.TEXT);
        assertThat(completed(run(database, "SELECT a FROM t WHERE a > 9")).columns().getFirst().type())
                .isEqualTo(ColumnType.DECIMAL);
    }

    @Test
    void parametersCompareAsLiterals() {
        Database database = open(
                "CREATE TABLE t (a REAL, d DATE); INSERT INTO t VALUES (1.5, '2024-01-01'), (2.5, '2025-01-01');");
        assertThat(rows(database, "SELECT sum(a) FROM t HAVING sum(a) > ?", new BigDecimal("3.5")))
                .containsExactly(List.of(4.0));
        assertThat(rows(database, "SELECT a FROM t WHERE d >= ? AND ? = 1 AND ? = 7 AND ? = 'x'",
                LocalDate.of(2024, 6, 1), true, 7L, "x")).containsExactly(List.of(2.5));
    }

    @Test
    void capsRows() {
        Database database = open("CREATE TABLE t (a); INSERT INTO t SELECT value FROM generate_series(1, 100);");
        ResultTable capped = completed(
                database.execute(query("SELECT a FROM t"), new Limits(Duration.ofSeconds(9), 10, 1 << 20)));
        assertThat(capped.rows()).hasSize(10);
        assertThat(capped.truncated()).isEqualTo(Truncation.ROWS);
        ResultTable exact = completed(
                database.execute(query("SELECT a FROM t"), new Limits(Duration.ofSeconds(9), 100, 1 << 20)));
        assertThat(exact.rows()).hasSize(100);
        assertThat(exact.truncated()).isNull();
    }

    @Test
    void capsBytes() {
        Database database = open(
                "CREATE TABLE t (a); INSERT INTO t SELECT printf('%0500d', value) FROM generate_series(1, 100);");
        ResultTable capped = completed(
                database.execute(query("SELECT a FROM t"), new Limits(Duration.ofSeconds(9), 1_000, 10_240)));
        assertThat(capped.rows()).hasSize(10);
        assertThat(capped.truncated()).isEqualTo(Truncation.BYTES);
    }

    @Test
    void oneHugeCellFails() {
        Database database = open("CREATE TABLE t (a);");
        assertThat(run(database, "SELECT hex(zeroblob(60000000))")).isInstanceOfSatisfying(QueryOutcome.Failed.class,
                failed -> assertThat(failed.message()).contains("too big"));
    }

    @Test
    void watchdogStopsARunawayQuery() {
        Database database = open("CREATE TABLE t (a);");
        long start = System.nanoTime();
        QueryOutcome outcome = database.execute(query(ENDLESS), new Limits(Duration.ofMillis(300), 10, 1 << 20));
        assertThat(outcome).isEqualTo(new QueryOutcome.TimedOut(Duration.ofMillis(300)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(rows(database, "SELECT 1")).containsExactly(List.of(1L));
    }

    @Test
    void watchdogStopsManyRunawayQueries() {
        Database database = open("CREATE TABLE t (a);");
        for (int round = 0; round < 10; round++) {
            assertThat(database.execute(query(ENDLESS), new Limits(Duration.ofMillis(30), 10, 1 << 20)))
                    .isInstanceOf(QueryOutcome.TimedOut.class);
        }
        assertThat(rows(database, "SELECT 1")).containsExactly(List.of(1L));
    }

    @Test
    void interruptCancels() throws InterruptedException {
        Database database = open("CREATE TABLE t (a);");
        AtomicReference<QueryOutcome> outcome = new AtomicReference<>();
        AtomicReference<Boolean> stillInterrupted = new AtomicReference<>();
        Thread asking = Thread.ofVirtual().start(() -> {
            outcome.set(database.execute(query(ENDLESS), Limits.DEFAULT));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        Thread.sleep(300);
        asking.interrupt();
        assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
        assertThat(outcome.get()).isEqualTo(new QueryOutcome.Cancelled());
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(rows(database, "SELECT 1")).containsExactly(List.of(1L));
    }

    @Test
    void connectionItselfRefusesToWrite() {
        Database database = open("CREATE TABLE t (a); INSERT INTO t VALUES (1);");
        for (String write : List.of("INSERT INTO t VALUES (2) RETURNING a", "DELETE FROM t RETURNING a",
                "UPDATE t SET a = 2 RETURNING a", "CREATE TABLE u (a)", "DROP TABLE t")) {
            assertThat(run(database, write)).as(write).isInstanceOf(QueryOutcome.Failed.class);
        }
        assertThat(rows(database, "SELECT a FROM t")).containsExactly(List.of(1L));
    }

    @Test
    void failuresAreTheDatabasesWords() {
        Database database = open("CREATE TABLE t (a);");
        assertThat(run(database, "SELECT b FROM t")).isEqualTo(
                new QueryOutcome.Failed(FailureKind.UNKNOWN_COLUMN, "no such column: b", "b"));
        assertThatThrownBy(() -> database.execute(TrustedQuery.of(Dialect.POSTGRESQL, "SELECT 1"), Limits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNKNOWN_TABLE    | SELECT a FROM gone                                          | gone
            UNKNOWN_COLUMN   | SELECT t.nme FROM t                                         | t.nme
            UNKNOWN_FUNCTION | SELECT frob(a) FROM t                                       | frob
            AMBIGUOUS_NAME   | SELECT a FROM t, u                                          | a
            TYPE_MISMATCH    | SELECT a FROM t LIMIT 'many'                                |
            GROUPING         | SELECT a FROM t WHERE SUM(a) > 1                            |
            SYNTAX           | SELECT a FROM t WHERE                                       |
            SYNTAX           | SELECT (SELECT a, a FROM t)                                 |
            SYNTAX           | SELECT a FROM t UNION SELECT a, a FROM u                    |
            INVALID_VALUE    | SELECT SUM(a) FROM t                  |
            INVALID_VALUE    | SELECT json_extract('{', '$.a') FROM t                      |
            TOO_LARGE        | SELECT hex(zeroblob(60000000))                              |
            NOT_PERMITTED    | INSERT INTO t VALUES (1) RETURNING a                        |
            OTHER            | SELECT a FROM t ORDER BY a COLLATE frob                     |
            """)
    void saysOfWhichKindAFailureIs(FailureKind kind, String sql, @Nullable String name) {
        Database database = open("CREATE TABLE t (a); CREATE TABLE u (a); INSERT INTO t VALUES (9223372036854775000), "
                + "(9223372036854775000);");
        assertThat(run(database, sql)).isInstanceOfSatisfying(QueryOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).as(failed.message()).isEqualTo(kind);
            assertThat(failed.name()).isEqualTo(name);
        });
    }

    @Test
    void clockIsTheSettingElseTheComputers() {
        assertThat(open("CREATE TABLE t (a);", DatabaseSettings.DEFAULT.withAsOf(LocalDate.of(2026, 6, 15))).today())
                .isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(open("CREATE TABLE t (a);").today()).isBetween(LocalDate.now().minusDays(1),
                LocalDate.now().plusDays(1));
    }

    @Test
    void manyThreadsReadAtOnce() throws InterruptedException {
        Database database = open("CREATE TABLE t (a); INSERT INTO t SELECT value FROM generate_series(1, 1000);");
        List<Thread> threads = new ArrayList<>();
        List<Long> sums = Collections.synchronizedList(new ArrayList<>());
        for (int thread = 0; thread < 40; thread++) {
            threads.add(Thread.ofVirtual().start(
                    () -> sums.add((Long) rows(database, "SELECT sum(a) FROM t").getFirst().getFirst())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sums).hasSize(40).containsOnly(500_500L);
    }

    @Test
    void saysWhatCannotBeOpened() throws IOException {
        assertThatThrownBy(() -> openFile(folder.resolve("missing.db"), DatabaseSettings.DEFAULT))
                .isInstanceOf(InvalidSetting.class).hasMessageStartingWith("DATABASE: there is no file")
                .hasMessageContaining("missing.db");
        Path text = Files.writeString(folder.resolve("notes.db"), "not a database at all, just some words".repeat(50));
        assertThatThrownBy(() -> openFile(text, DatabaseSettings.DEFAULT)).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DATABASE: cannot read").hasMessageContaining("file is not a database");
    }

    private Database open(String script) {
        return open(script, DatabaseSettings.DEFAULT);
    }

    private Database open(String script, DatabaseSettings settings) {
        Path file = folder.resolve("test" + open.size() + ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script.replaceAll("generate_series\\((\\d+), (\\d+)\\)",
                    "(WITH RECURSIVE s(value) AS (SELECT $1 UNION ALL SELECT value + 1 FROM s WHERE value < $2) SELECT value FROM s)"));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return openFile(file, settings);
    }

    private Database openFile(Path file, DatabaseSettings settings) {
        Database database = JdbcDatabases.open(new DatabaseSource("DATABASE", "test", new DatabaseUrl.Sqlite(file)),
                settings);
        open.add(database);
        return database;
    }

    private static List<ColumnType> types(Table table) {
        return table.columns().stream().map(Column::type).toList();
    }

    private static ForeignKey declared(String from, List<String> columns, String to, List<String> referenced) {
        return new ForeignKey(TableName.of(from), columns, TableName.of(to), referenced, Origin.DECLARED);
    }

    private static CheckedQuery query(String sql, Object... parameters) {
        return TrustedQuery.of(Dialect.SQLITE, sql, parameters);
    }

    private static QueryOutcome run(Database database, String sql, Object... parameters) {
        return database.execute(query(sql, parameters), Limits.DEFAULT);
    }

    private static ResultTable completed(QueryOutcome outcome) {
        assertThat(outcome).isInstanceOf(QueryOutcome.Completed.class);
        return ((QueryOutcome.Completed) outcome).result();
    }

    private static List<List<Object>> rows(Database database, String sql, Object... parameters) {
        return completed(run(database, sql, parameters)).rows();
    }
}
