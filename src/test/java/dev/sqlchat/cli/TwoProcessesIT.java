package dev.sqlchat.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Two servers on one PostgreSQL: whichever is asked, it is the same product, also when one of them dies. */
class TwoProcessesIT {

    private static final String THREAD = "shared";

    @TempDir
    private Path folder;

    private String key = "";

    @Test
    void areOneProduct() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var shop = connect(postgres, "postgres");
                var one = start(postgres, shop, "one");
                var other = start(postgres, shop, "other")) {
            one.awaitReady();
            other.awaitReady();
            key = key(postgres);
            assertThat(one.send("wrong", "/v1/databases", "").statusCode()).isEqualTo(403);
            assertThat(other.send("wrong", "/v1/databases", "").statusCode()).isEqualTo(403);

            goOnAlternately(one, other);
            survive(one, other, postgres);
            haveFiguresInOnePlace(other);
        }
    }

    private void goOnAlternately(ServerProcess one, ServerProcess other) throws Exception {
        assertThat(ask(one, "How many orders are there?").path("rows").toString()).isEqualTo("[[3]]");
        var grouped = ask(other, "and by city?");
        assertThat(grouped.path("turn").asInt()).isEqualTo(2);
        assertThat(grouped.path("rows").toString()).contains("[\"Oslo\",2]", "[\"Bergen\",1]");
        var filtered = ask(one, "only those in Oslo");
        assertThat(filtered.path("rows").toString()).contains("2").doesNotContain("Bergen");
        assertThat(filtered.path("turn").asInt()).isEqualTo(3);
        rate(one, 1);
        rate(other, 3);
    }

    /** One is killed while its query runs; a question that waits behind it goes on. */
    private void survive(ServerProcess one, ServerProcess other, EmbeddedPostgres postgres) throws Exception {
        var waits = new CountDownLatch(1);
        try (var lock = connect(postgres, "shop"); var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            var killed = tasks.submit(() -> one.send(key, "/v1/agent", question("What is the total of all orders?")));
            awaitState(other, "running");
            var next = tasks.submit((Callable<List<String>>) () -> other
                    .lines(key, "/v1/agent/stream", question("How many orders are there?"))
                    .peek(line -> countDown(waits, line)).toList());
            assertThat(waits.await(20, TimeUnit.SECONDS)).as("nothing says that it waits").isTrue();
            one.kill();
            lock.rollback();
            long begin = System.nanoTime();
            assertThat(next.get(30, TimeUnit.SECONDS)).filteredOn(line -> line.startsWith("event: answer")).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
            assertThat(killed).failsWithin(Duration.ofSeconds(10));
        }
        var turns = other.json(key, "/v1/threads/" + THREAD, "").path("turns");
        assertThat(turns).extracting(turn -> turn.path("number").asInt()).containsExactly(1, 2, 3, 4, 5);
        assertThat(turns).extracting(turn -> turn.path("state").asString()).containsExactly("done", "done", "done",
                "interrupted", "done");
        assertThat(turns.path(3).path("question").asString()).isEqualTo("What is the total of all orders?");
    }

    private void haveFiguresInOnePlace(ServerProcess other) throws Exception {
        var figures = other.json(key, "/v1/analytics?days=1", "");
        assertThat(figures.path("query_count").asInt()).isEqualTo(4);
        assertThat(figures.path("feedback").path("up").asInt()).isEqualTo(2);
    }

    private static void countDown(CountDownLatch waits, String line) {
        if (line.contains("\"node\":\"wait\"")) {
            waits.countDown();
        }
    }

    private JsonNode ask(ServerProcess server, String text) throws Exception {
        return server.json(key, "/v1/agent", question(text));
    }

    private static String question(String text) {
        return "{\"question\": \"%s\", \"thread_id\": \"%s\"}".formatted(text, THREAD);
    }

    private void rate(ServerProcess server, int turn) throws Exception {
        server.json(key, "/v1/feedback", "{\"thread_id\": \"%s\", \"turn\": %d, \"rating\": \"up\"}".formatted(THREAD,
                turn));
    }

    private void awaitState(ServerProcess server, String state) throws Exception {
        for (int attempt = 0; attempt < 200; attempt++) {
            var turns = server.json(key, "/v1/threads/" + THREAD, "").path("turns");
            if (turns.path(turns.size() - 1).path("state").asString().equals(state)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no turn is " + state);
    }

    /** Made by a third process, as it were. */
    private static String key(EmbeddedPostgres postgres) {
        var before = System.getProperty("STORE", "");
        System.setProperty("STORE", url(postgres, "postgres"));
        try {
            var cli = new Cli();
            assertThat(cli.run("keys", "create", "--scope", "admin")).as(cli.err()).isZero();
            return cli.out().strip();
        } finally {
            System.setProperty("STORE", before);
        }
    }

    private ServerProcess start(EmbeddedPostgres postgres, Connection server, String name) throws Exception {
        if (name.equals("one")) {
            run(server, "CREATE DATABASE shop");
            try (var shop = connect(postgres, "shop")) {
                run(shop, "CREATE TABLE orders (id INTEGER PRIMARY KEY, city TEXT, total NUMERIC, day DATE)");
                run(shop,
                        "INSERT INTO orders VALUES (1, 'Oslo', 10.5, '2026-05-02'), (2, 'Bergen', 7.25, '2026-05-09'),"
                                + " (3, 'Oslo', 100, '2026-06-01')");
            }
        }
        return ServerProcess.start(folder.resolve(name + ".log"), Map.of("STORE", url(postgres, "postgres"), "DATABASE",
                url(postgres, "shop"), "CATALOG_FOLDER", "off", "AS_OF", "2026-06-15"));
    }

    private static String url(EmbeddedPostgres postgres, String database) {
        return "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/" + database;
    }

    private static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl("postgres", database));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
