package dev.sqlchat.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.sqlchat.SqlChat;
import dev.sqlchat.sample.SampleDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The same question over the same data gets the same answer, byte for byte, from every process and in every order. */
class SameAnswerIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 6;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeSample() {
        SampleDatabase.create(folder.resolve("sample.db"), LocalDate.of(2026, 6, 15));
    }

    @Test
    void answersAreTheSameAfterARestartInAnotherOrderAndManyAtOnce() throws Exception {
        var questions = questions();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        Map<String, String> first;
        try (var server = Server.start(folder)) {
            first = answers(server, questions, 1);
            assertThat(first.values().stream().filter(answer -> answer.contains("\"status\":\"answered\"")))
                    .as("answered")
                    .hasSizeGreaterThan(50);
        }
        Collections.shuffle(questions, new Random(7));
        try (var server = Server.start(folder)) {
            assertThat(answers(server, questions, AT_ONCE)).isEqualTo(first);
        }
    }

    private static List<String> questions() {
        var tables = List.of("resources", "subscriptions", "teams", "resource groups", "budgets", "recommendations");
        var groups = List.of("location", "status", "type", "team", "subscription", "environment");
        var periods = List.of("last month", "this year", "in May 2026", "in 2025", "yesterday", "in the last 30 days");
        var questions = new ArrayList<String>();
        tables.forEach(table -> questions.addAll(List.of("How many " + table + " are there?", "Show all " + table,
                "Which " + table + " have no owner?", "List the names of " + table + " sorted by name",
                "What was the last of the " + table + "?")));
        groups.forEach(group -> questions.addAll(List.of("How many resources are there per " + group + "?",
                "Total cost by " + group, "Which " + group + " has the most resources?", "Average cost per " + group,
                "Top 3 " + group + "s by cost", "number of running resources by " + group)));
        periods.forEach(period -> questions.addAll(List.of("What did we spend " + period + "?",
                "Total cost per day " + period, "Which resource cost the most " + period + "?",
                "How many resources were created " + period + "?", "Cost by team " + period,
                "Is the budget exceeded " + period + "?")));
        return questions;
    }

    private static Map<String, String> answers(Server server, List<String> questions, int atOnce) throws Exception {
        var answers = new ConcurrentHashMap<String, String>();
        try (var workers = Executors.newFixedThreadPool(atOnce)) {
            var tasks = questions.stream().<Callable<String>>map(
                    question -> () -> answers.put(question, server.ask(question))).toList();
            for (var done : workers.invokeAll(tasks)) {
                done.get();
            }
        }
        return new TreeMap<>(answers);
    }

    /** A process of its own, as each has its own order of unordered things. */
    private record Server(Process process, int port, HttpClient client) implements AutoCloseable {

        static Server start(Path folder) throws Exception {
            int port = freePort();
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
                    SqlChat.class.getName(), "serve", "--port", String.valueOf(port), "--database",
                    "sqlite:////" + folder.resolve("sample.db")).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
            var server = new Server(process, port, HttpClient.newHttpClient());
            server.awaitValues(folder);
            return server;
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        /** Before its values are read a database is another snapshot. */
        private void awaitValues(Path folder) throws Exception {
            for (int attempt = 0; attempt < 300; attempt++) {
                if (Files.readString(folder.resolve("server.log")).contains("is ready at")
                        && ask("How many resources are in westeurope?").contains("\"value\":\"westeurope\"")) {
                    return;
                }
                Thread.sleep(200);
            }
            throw new IllegalStateException(Files.readString(folder.resolve("server.log")));
        }

        /** The answer but for what is its own: ids and times, and what was asked before. */
        String ask(String question) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/agent"))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("question", question))))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            var answer = (ObjectNode) JSON.readTree(response.body());
            answer.remove(List.of("id", "thread_id", "timings_ms"));
            ((ObjectNode) answer.path("receipt")).remove("asked_before");
            return answer.toString();
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
            client.close();
        }
    }
}
