package dev.sqlchat.database;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.ForeignKey.Origin;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.database.Forecast.Planned;
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.database.ResultTable.Truncation;
import dev.sqlchat.sample.LargeDatabase;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.TrustedQuery;
import dev.sqlchat.sql.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PostgresDatabaseIT {

    private static final String SCRIPT = """
            CREATE TYPE mood AS ENUM ('glad', 'sad');
            CREATE DOMAIN plate AS varchar(12);
            CREATE TABLE teams (id integer PRIMARY KEY, name text NOT NULL UNIQUE);
            COMMENT ON TABLE teams IS 'Who plays';
            COMMENT ON COLUMN teams.name IS 'As in the league';
            INSERT INTO teams VALUES (1, 'Reds'), (2, 'Blues'), (3, 'Greens');
            CREATE TABLE players (id bigint PRIMARY KEY, team_id integer REFERENCES teams, mood mood, car plate,
                born date, seen timestamptz, height numeric(4,2), active boolean, photo bytea, tags text[], extra jsonb,
                email text, home_team_id integer);
            INSERT INTO players SELECT n, n % 3 + 1, CASE WHEN n % 2 = 0 THEN 'glad' ELSE 'sad' END::mood, 'car ' || n % 5,
                date '1990-01-01' + n, timestamptz '2024-01-01 00:00:00+00', 1.5, true, '\\x01', '{a}', '{}',
                'p' || n || '@example.com', n % 3 + 1 FROM generate_series(1, 300) n;
            CREATE VIEW reds AS SELECT p.* FROM players p JOIN teams t ON t.id = p.team_id WHERE t.name = 'Reds';
            CREATE MATERIALIZED VIEW counts AS SELECT team_id, count(*) AS players FROM players GROUP BY team_id;
            CREATE SCHEMA archive;
            CREATE TABLE archive.games (game_id integer PRIMARY KEY, played_on date, winner integer REFERENCES teams (id));
            INSERT INTO archive.games VALUES (1, '2020-05-05', 1);
            CREATE TABLE parted (day date NOT NULL, amount integer) PARTITION BY RANGE (day);
            CREATE TABLE parted_2024 PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE TABLE parted_2025 PARTITION OF parted FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            INSERT INTO parted SELECT date '2024-06-01' + n, n FROM generate_series(1, 400) n;
            CREATE TABLE big (id bigint PRIMARY KEY, kind text, code text, amount double precision);
            INSERT INTO big SELECT n, 'kind ' || n % 20, 'code ' || n, n / 7.0 FROM generate_series(1, 2000000) n;
            CREATE TABLE fresh (name text, note text);
            INSERT INTO fresh VALUES ('Ann', 'new'), ('Bob', NULL);
            CREATE TABLE secret (id integer);
            ANALYZE teams, players, archive.games, parted, parted_2024, parted_2025, big;
            CREATE ROLE reader LOGIN PASSWORD 'only reads';
            GRANT USAGE ON SCHEMA archive TO reader;
            GRANT SELECT ON teams, players, reds, counts, archive.games, parted, big, fresh TO reader;
            """;

    private static EmbeddedPostgres server;
    private static Database database;
    private static Duration opened;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCRIPT);
        }
        long start = System.nanoTime();
        database = open("reader:only%20reads");
        opened = Duration.ofNanos(System.nanoTime() - start);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        server.close();
    }

    private static Database open(String login) {
        return open(login, "postgres", DatabaseSettings.DEFAULT);
    }

    private static Database open(String login, String name, DatabaseSettings settings) {
        String url = "postgresql+psycopg2://" + login + "@localhost:" + server.getPort() + "/" + name
                + "?sslmode=disable";
        return JdbcDatabases.open(new DatabaseSource("DATABASE", "league", DatabaseUrl.parse("DATABASE", url)),
                settings);
    }

    private static void run(String name, List<String> script) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(script.size() == 1);
            for (String sql : script) {
                statement.execute(sql);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    @Test
    void keepsTheCatalogOfALargeDatabase(@TempDir Path kept) throws SQLException {
        run("postgres", List.of("CREATE DATABASE large"));
        run("large", new LargeDatabase(100, 2_000).script());
        DatabaseSettings settings = DatabaseSettings.DEFAULT.keptIn(kept);
        Catalog read;
        try (Database first = open("postgres", "large", settings)) {
            assertThat(first.awaitValues(Duration.ofSeconds(60))).isTrue();
            read = first.catalog();
            assertThat(read.tables()).hasSize(100);
            assertThat(read.values().find("Berlin")).isNotEmpty();
        }
        try (Database again = open("postgres", "large", settings)) {
            assertThat(again.catalog()).usingRecursiveComparison().ignoringFields("values").isEqualTo(read);
            assertThat(again.awaitValues(Duration.ofSeconds(60))).isTrue();
            assertThat(again.catalog().values().find("Berlin")).isEqualTo(read.values().find("Berlin"));
        }
        run("large", List.of("ALTER TABLE sales_orders ADD COLUMN flavour text"));
        try (Database changed = open("postgres", "large", settings)) {
            assertThat(changed.catalog().table(TableName.of("sales_orders")).orElseThrow().column("flavour"))
                    .isPresent();
        }
    }

    @Test
    void opensFastBesideABigTable() {
        assertThat(opened).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void listsWhatTheLoginMaySelect() {
        Catalog catalog = database.catalog();
        assertThat(catalog.dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(catalog.tables()).extracting(Table::name).extracting(TableName::toString).containsExactlyInAnyOrder(
                "archive.games", "big", "counts", "fresh", "parted", "players", "reds", "teams");
        assertThat(table("reds").kind()).isEqualTo(Table.Kind.VIEW);
        assertThat(table("counts").kind()).isEqualTo(Table.Kind.VIEW);
        assertThat(table("parted").kind()).isEqualTo(Table.Kind.TABLE);
        assertThat(table("teams").primaryKey()).containsExactly("id");
    }

    @Test
    void readsTypesAndComments() {
        assertThat(table("players").columns()).extracting(Column::type).containsExactly(ColumnType.INTEGER,
                ColumnType.INTEGER, ColumnType.TEXT, ColumnType.TEXT, ColumnType.DATE, ColumnType.TIMESTAMP,
                ColumnType.DECIMAL, ColumnType.BOOLEAN, ColumnType.OTHER, ColumnType.OTHER, ColumnType.OTHER,
                ColumnType.TEXT, ColumnType.INTEGER);
        assertThat(table("players").column("height").orElseThrow().declaredType()).isEqualTo("numeric(4,2)");
        assertThat(table("teams").comment()).isEqualTo("Who plays");
        assertThat(table("teams").column("name").orElseThrow().comment()).isEqualTo("As in the league");
        assertThat(table("teams").column("name").orElseThrow().nullable()).isFalse();
        assertThat(table("players").column("mood").orElseThrow().nullable()).isTrue();
    }

    @Test
    void readsDeclaredAndInferredKeys() {
        assertThat(database.catalog().foreignKeys()).containsExactlyInAnyOrder(
                new ForeignKey(TableName.of("players"), List.of("team_id"), TableName.of("teams"), List.of("id"),
                        Origin.DECLARED),
                new ForeignKey(new TableName("archive", "games"), List.of("winner"), TableName.of("teams"),
                        List.of("id"), Origin.DECLARED),
                new ForeignKey(TableName.of("players"), List.of("home_team_id"), TableName.of("teams"), List.of("id"),
                        Origin.NAMES));
    }

    @Test
    void takesNumbersFromTheStatistics() {
        assertThat(table("big").estimatedRows()).isBetween(1_900_000L, 2_100_000L);
        assertThat(table("big").column("kind").orElseThrow().statistics().distinctValues()).isEqualTo(20);
        assertThat(table("big").column("kind").orElseThrow().statistics().samples()).hasSize(8)
                .allMatch(sample -> sample.startsWith("kind "));
        assertThat(table("big").column("code").orElseThrow().statistics().distinctValues()).isGreaterThan(1_000_000);
        assertThat(table("parted").estimatedRows()).isEqualTo(400);
        assertThat(table("reds").estimatedRows()).isEqualTo(-1);
    }

    @Test
    void readsRowsOfASmallTableThatWasNeverAnalysed() {
        Table fresh = table("fresh");
        assertThat(fresh.estimatedRows()).isEqualTo(2);
        assertThat(fresh.column("note").orElseThrow().statistics().nullFraction()).isEqualTo(0.5);
        assertThat(fresh.column("name").orElseThrow().statistics().samples()).containsExactly("Ann", "Bob");
    }

    @Test
    void indexesValues() {
        assertThat(database.awaitValues(Duration.ofSeconds(60))).isTrue();
        assertThat(database.catalog().values().find("reds")).extracting(ValueMatch::value).contains("Reds");
        assertThat(database.catalog().values().find("kind 7")).extracting(ValueMatch::value).contains("kind 7");
        assertThat(database.catalog().values().find("glad")).extracting(match -> match.column().column())
                .contains("mood");
        assertThat(database.catalog().values().find("ann")).extracting(ValueMatch::value).contains("Ann");
        assertThat(database.catalog().values().find("p7@example.com")).isEmpty();
        assertThat(database.catalog().values().find("code 7")).isEmpty();
    }

    @Test
    void runsWhatTheGuardLetPass() {
        Verdict verdict = new Guard(database.catalog(), Policy.EVERYTHING)
                .check("SELECT count(*) FROM players WHERE born >= '1990-06-01' AND mood = 'glad' AND height > 1.2");
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class,
                accepted -> assertThat(completed(database.execute(accepted.query(), Limits.DEFAULT)).rows())
                        .containsExactly(List.of(75L)));
    }

    @Test
    void cellsHaveTheServersTypes() {
        ResultTable table = completed(
                run("""
                        SELECT 1::smallint, 2::bigint, 1.5::numeric, 2.5::real, 'x'::text, true, date '2024-02-29',
                        timestamp '2024-02-29 01:02:03', timestamptz '2024-02-29 01:02:03+00', time '01:02:03', '\\x0102'::bytea,
                        'NaN'::numeric, NULL::integer, NULL::date, 'glad'::mood, '{a,b}'::text[], interval '1 day',
                        NULL::numeric, NULL::bytea"""));
        assertThat(table.rows()).hasSize(1);
        List<Object> row = table.rows().getFirst();
        assertThat(row.get(8)).isInstanceOfSatisfying(OffsetDateTime.class, time -> assertThat(time.toInstant())
                .isEqualTo(LocalDateTime.of(2024, 2, 29, 1, 2, 3).toInstant(ZoneOffset.UTC)));
        assertThat(row.subList(0, 8)).isEqualTo(Arrays.asList(1L, 2L, new BigDecimal("1.5"), 2.5, "x", true,
                LocalDate.of(2024, 2, 29), LocalDateTime.of(2024, 2, 29, 1, 2, 3)));
        assertThat(row.subList(9, 19)).isEqualTo(Arrays.asList(LocalTime.of(1, 2, 3), "<blob 2 bytes>", "NaN", null,
                null, "glad", "{a,b}", "1 day", null, null));
        assertThat(table.columns()).extracting(ResultColumn::type).startsWith(ColumnType.INTEGER, ColumnType.INTEGER,
                ColumnType.DECIMAL, ColumnType.DECIMAL, ColumnType.TEXT, ColumnType.BOOLEAN, ColumnType.DATE,
                ColumnType.TIMESTAMP, ColumnType.TIMESTAMP, ColumnType.TIME, ColumnType.OTHER);
    }

    @Test
    void parametersCompareAsLiterals() {
        assertThat(completed(run("SELECT count(*) FROM players WHERE born < ? AND id > ? AND height >= ? AND mood = ? "
                + "AND round(height, ?) > ?", "1990-02-01", 5L, new BigDecimal("1.5"), "sad", 1L, 1.4)).rows())
                .containsExactly(List.of(12L));
    }

    @Test
    void connectionItselfRefusesToWrite() throws SQLException {
        try (Database owner = open("postgres:postgres")) {
            for (String write : List.of("INSERT INTO fresh VALUES ('x') RETURNING name",
                    "DELETE FROM fresh RETURNING name",
                    "CREATE TABLE stolen AS SELECT 1", "DROP TABLE fresh", "SELECT nextval('s')",
                    "SELECT lo_create(0)", "TRUNCATE fresh")) {
                assertThat(owner.execute(query(write), Limits.DEFAULT)).as(write)
                        .isInstanceOf(QueryOutcome.Failed.class);
            }
            assertThat(owner.execute(query("SELECT set_config('transaction_read_only', 'off', false)"), Limits.DEFAULT))
                    .isInstanceOf(QueryOutcome.Failed.class);
            owner.execute(query("SELECT set_config('default_transaction_read_only', 'off', false)"), Limits.DEFAULT);
            assertThat(owner.execute(query("DELETE FROM fresh RETURNING name"), Limits.DEFAULT))
                    .isInstanceOfSatisfying(QueryOutcome.Failed.class,
                            failed -> assertThat(failed.message()).contains("read-only transaction"));
        }
        assertThat(completed(run("SELECT count(*) FROM fresh")).rows()).containsExactly(List.of(2L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNKNOWN_TABLE    | SELECT 1 FROM gone                                          | gone
            UNKNOWN_TABLE    | SELECT 1 FROM lost.teams                                    | lost.teams
            UNKNOWN_COLUMN   | SELECT nme FROM teams                                       | nme
            UNKNOWN_COLUMN   | SELECT t.nme FROM teams t                                   | t.nme
            AMBIGUOUS_NAME   | SELECT id FROM teams, players                               | id
            TYPE_MISMATCH    | SELECT 1 FROM teams WHERE name = id                         |
            TYPE_MISMATCH    | SELECT sum(name) FROM teams                                 |
            TYPE_MISMATCH    | SELECT round(amount, 2) FROM big                            |
            GROUPING         | SELECT name, count(*) FROM teams                            |
            GROUPING         | SELECT name FROM teams WHERE count(*) > 1                   |
            SYNTAX           | SELECT name FROM teams WHERE                                |
            SYNTAX           | SELECT DISTINCT name FROM teams ORDER BY id                 |
            DIVISION_BY_ZERO | SELECT 1 / (id - id) FROM teams                             |
            SEVERAL_ROWS     | SELECT 1 FROM teams WHERE name = (SELECT name FROM teams)   |
            INVALID_VALUE    | SELECT CAST(name AS integer) FROM teams                     |
            INVALID_VALUE    | SELECT born FROM players WHERE born > '2024-13-45'          |
            TOO_LARGE        | SELECT repeat('x', 200000000)                               |
            NOT_PERMITTED    | SELECT * FROM secret                                        |
            """)
    void saysOfWhichKindAFailureIs(FailureKind kind, String sql, @Nullable String name) {
        assertThat(run(sql)).isInstanceOfSatisfying(QueryOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).as(failed.message()).isEqualTo(kind);
            assertThat(failed.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | SELECT to_tsquery(concat(name, ' x')) FROM teams
            true  | SELECT concat(name, ' x')::jsonpath FROM teams
            false | SELECT nme FROM teams
            false | SELECT name FROM teams WHERE
            false | SELECT * FROM secret
            """)
    void saysWhoseWordsMayQuoteValues(boolean quoted, String sql) {
        assertThat(run(sql)).isInstanceOfSatisfying(QueryOutcome.Failed.class,
                failed -> assertThat(failed.mayQuoteValues()).as(failed.message()).isEqualTo(quoted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2e6  | SELECT count(*) FROM big
            2e6  | SELECT kind, count(*) FROM big GROUP BY kind ORDER BY 2 DESC
            6e6  | SELECT count(*) FROM big a JOIN big b ON a.id = b.id
            4e12 | SELECT count(*) FROM big a, big b
            2e11 | SELECT count(*) FROM big a JOIN big b ON a.kind = b.kind
            1e12 | SELECT count(*) FROM big a JOIN big b ON a.amount < b.amount
            6e8  | SELECT count(*) FROM big, players
            2e6  | SELECT count(*) FROM big WHERE code IN (SELECT car FROM players WHERE id > 7)
            4e6  | SELECT count(*) FROM big WHERE amount > (SELECT avg(amount) FROM big)
            6e8  | SELECT p.id FROM players p WHERE (SELECT count(*) FROM big b WHERE b.code = p.car) > 3
            2e6  | SELECT count(*) FROM big WHERE kind = 'kind 7' AND code LIKE 'code 1%'
            300  | SELECT count(*) FROM players WHERE born > '1990-05-05' AND team_id = 2
            """)
    void saysWhatAQueryWouldGoThrough(double handled, String sql) {
        assertThat(database.forecast(checked(sql), Duration.ofSeconds(5))).isInstanceOfSatisfying(Planned.class,
                planned -> assertThat(planned.handled()).isBetween(handled / 3, handled * 3));
    }

    @Test
    void saysBeforeItRunsWhyAQueryWillFail() {
        assertThat(database.forecast(query("SELECT sum(name) FROM teams"), Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(Forecast.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.TYPE_MISMATCH));
        assertThat(database.forecast(checked("SELECT a.id FROM big a, big b LIMIT 5"), Duration.ofSeconds(5)))
                .isEqualTo(new Forecast.Unknown());
    }

    @Test
    void watchdogStopsARunawayQuery() {
        long start = System.nanoTime();
        QueryOutcome outcome = database.execute(query("SELECT count(*) FROM big a, big b"),
                new Limits(Duration.ofMillis(400), 10, 1 << 20));
        assertThat(outcome).isEqualTo(new QueryOutcome.TimedOut(Duration.ofMillis(400)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(completed(run("SELECT 1")).rows()).containsExactly(List.of(1L));
    }

    @Test
    void interruptCancels() throws InterruptedException {
        AtomicReference<QueryOutcome> outcome = new AtomicReference<>();
        Thread asking = Thread.ofVirtual().start(() -> outcome.set(run("SELECT pg_sleep(60)")));
        Thread.sleep(500);
        asking.interrupt();
        assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
        assertThat(outcome.get()).isEqualTo(new QueryOutcome.Cancelled());
    }

    @Test
    void capsRowsAndBytesOfAHugeResultQuickly() {
        ResultTable rows = completed(
                database.execute(query("SELECT * FROM big"), new Limits(Duration.ofSeconds(20), 50, 1 << 20)));
        assertThat(rows.rows()).hasSize(50);
        assertThat(rows.truncated()).isEqualTo(Truncation.ROWS);
        ResultTable bytes = completed(database.execute(query("SELECT repeat('x', 1000) FROM big"),
                new Limits(Duration.ofSeconds(20), 1_000_000, 100_000)));
        assertThat(bytes.rows().size()).isBetween(40, 60);
        assertThat(bytes.truncated()).isEqualTo(Truncation.BYTES);
    }

    @Test
    void oneHugeCellFails() {
        assertThat(run("SELECT repeat('x', 200000000)")).isInstanceOfSatisfying(QueryOutcome.Failed.class,
                failed -> assertThat(failed.message()).contains("too large"));
        assertThat(completed(run("SELECT 1")).rows()).containsExactly(List.of(1L));
    }

    @Test
    void failuresAreTheServersWordsWithoutConnectionDetails() {
        assertThat(run("SELECT nme FROM teams")).isInstanceOfSatisfying(QueryOutcome.Failed.class,
                failed -> assertThat(failed.message()).contains("column \"nme\" does not exist")
                        .contains("teams.name").doesNotContain("localhost", "reader"));
        assertThat(run("SELECT * FROM secret")).isInstanceOfSatisfying(QueryOutcome.Failed.class,
                failed -> assertThat(failed.message()).contains("permission denied"));
    }

    @Test
    void wrongLoginNamesTheKeyButNotThePassword() {
        assertThatThrownBy(() -> open("nobody:hidden")).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DATABASE: cannot read postgresql://nobody@localhost")
                .extracting(Throwable::getMessage).asString().doesNotContain("hidden");
    }

    @Test
    void warnsWhenTheLoginMayWrite() throws InterruptedException {
        Logger logger = (Logger) LoggerFactory.getLogger(PostgresVendor.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (Database owner = open("postgres:postgres")) {
            owner.awaitValues(Duration.ofSeconds(60));
            for (int wait = 0; log.list.isEmpty() && wait < 100; wait++) {
                Thread.sleep(50);
            }
        }
        logger.detachAppender(log);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).singleElement().asString()
                .contains("league").contains("superuser").contains("SELECT");
    }

    private static Table table(String name) {
        return database.catalog().table(TableName.of(name)).orElseThrow();
    }

    private static CheckedQuery query(String sql, Object... parameters) {
        return TrustedQuery.of(Dialect.POSTGRESQL, sql, parameters);
    }

    private static QueryOutcome run(String sql, Object... parameters) {
        return database.execute(query(sql, parameters), Limits.DEFAULT);
    }

    private static ResultTable completed(QueryOutcome outcome) {
        assertThat(outcome).isInstanceOf(QueryOutcome.Completed.class);
        return ((QueryOutcome.Completed) outcome).result();
    }

    private static CheckedQuery checked(String sql) {
        return ((Verdict.Accepted) new Guard(database.catalog(), Policy.EVERYTHING).check(sql)).query();
    }
}
