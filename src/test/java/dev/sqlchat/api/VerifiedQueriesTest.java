package dev.sqlchat.api;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** Teaching the server over HTTP, and what it answers then. The model behind is scripted. */
class VerifiedQueriesTest {

    private static final String PATH = "/v1/verified-queries";
    private static final String QUESTION = "How many resources are running?";
    private static final String SQL = "SELECT name FROM resources WHERE status = 'running'";

    private static TestServer server;
    private static String admin;
    private static String ask;
    private static String other;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = server.keys().create("Ada", Set.of(Scope.ADMIN), null).secret();
        ask = server.keys().create("reports", Set.of(Scope.ASK), null).secret();
        other = server.keys().create("", Set.of(Scope.ASK), null).secret();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forgetAll() {
        server.database().breakOn(null);
        json(get(admin, PATH)).path("verified_queries")
                .forEach(query -> send("DELETE", admin, PATH + "/" + query.path("id").asString(), null));
    }

    @Test
    void aVerifiedQueryAnswersAtOnceAndSaysWhoVerifiedIt() {
        assertThat(json(asked(ask, QUESTION)).path("receipt").path("trust").path("level").asString())
                .isNotEqualTo("verified");
        var added = send("POST", admin, PATH, Map.of("question", QUESTION, "sql", SQL, "note", "not deleted ones"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(json(added).path("state").asString()).isEqualTo("verified");
        assertThat(json(added).path("created_by").asString()).isEqualTo("Ada");

        var answer = json(asked(ask, "hi, how many resources are RUNNING, please"));
        assertThat(answer.path("sql").asString()).isEqualTo(SQL);
        assertThat(answer.path("confidence").asDouble()).isEqualTo(1);
        assertThat(answer.path("receipt").path("interpretation").asString()).contains(QUESTION);
        assertThat(answer.path("receipt").path("trust").path("level").asString()).isEqualTo("verified");
        assertThat(answer.path("receipt").path("trust").path("reason").asString())
                .startsWith("The query was verified by Ada on ");
        assertThat(answer.path("usage").path("model_calls").asInt()).isZero();
        assertThat(json(asked(ask, "How many resources are stopped?")).path("sql").asString()).isNotEqualTo(SQL);
    }

    @Test
    void whatFailsGivesWayToTheModel() {
        send("POST", admin, PATH, Map.of("question", QUESTION, "sql", SQL));
        server.database().breakOn(SQL);

        var answer = json(asked(ask, QUESTION));
        assertThat(answer.path("status").asString()).isEqualTo("answered");
        assertThat(answer.path("sql").asString()).contains("GROUP BY");
        assertThat(answer.path("receipt").path("trust").path("level").asString()).isNotEqualTo("verified");
    }

    @Test
    void anAnswerIsVerifiedAsItIsOrCorrected() {
        var answer = json(asked(admin, QUESTION));
        var added = json(send("POST", admin, PATH, Map.of("answer_id", answer.path("id").asString())));
        assertThat(added.path("question").asString()).isEqualTo(QUESTION);
        assertThat(added.path("sql").asString()).isEqualTo(answer.path("sql").asString());
        assertThat(added.path("as_of").asString()).isEqualTo("2026-06-15");
        assertThat(added.path("answer_id").asString()).isEqualTo(answer.path("id").asString());

        var corrected = send("POST", admin, PATH, Map.of("thread_id", answer.path("thread_id").asString(), "turn", 1,
                "sql", SQL));
        assertThat(corrected.statusCode()).isEqualTo(200);
        assertThat(json(corrected).path("id").asString()).isEqualTo(added.path("id").asString());
        assertThat(json(corrected).path("sql").asString()).isEqualTo(SQL);
        assertProblem(send("POST", ask, PATH, Map.of("answer_id", answer.path("id").asString())), 404,
                "unknown_answer");
    }

    @Test
    void whoMayOnlyAskProposes() {
        var proposed = json(send("POST", ask, PATH, Map.of("question", QUESTION, "sql", SQL)));
        var path = PATH + "/" + proposed.path("id").asString();
        assertThat(proposed.path("state").asString()).isEqualTo("proposed");
        assertThat(json(asked(ask, QUESTION)).path("sql").asString()).isNotEqualTo(SQL);
        assertThat(get(other, path).statusCode()).isEqualTo(404);
        assertThat(json(get(other, PATH)).path("verified_queries")).isEmpty();
        assertThat(json(get(ask, PATH + "?state=proposed")).path("verified_queries")).hasSize(1);
        assertProblem(send("PATCH", ask, path, Map.of("state", "verified")), 403, "scope_too_small");
        assertThat(send("PATCH", ask, path, Map.of("note", "mine")).statusCode()).isEqualTo(200);

        var accepted = json(send("PATCH", admin, path, Map.of("state", "verified")));
        assertThat(accepted.path("created_by").asString()).isEqualTo("reports");
        assertThat(accepted.path("verified_by").asString()).isEqualTo("Ada");
        assertThat(json(asked(other, QUESTION)).path("sql").asString()).isEqualTo(SQL);
        assertThat(get(other, path).statusCode()).isEqualTo(200);
        assertProblem(send("PATCH", ask, path, Map.of("note", "still mine?")), 403, "scope_too_small");
        assertProblem(send("DELETE", ask, path, null), 403, "scope_too_small");
        assertThat(send("DELETE", admin, path, null).statusCode()).isEqualTo(204);
        assertProblem(get(admin, path), 404, "unknown_verified_query");
    }

    @Test
    void aFollowUpIsNotTheVerifiedQuestion() {
        send("POST", admin, PATH, Map.of("question", "And how many resources are running?", "sql", SQL));
        var first = json(asked(ask, "How many resources are stopped?"));
        var second = json(send("POST", ask, "/v1/agent", Map.of("question", "And how many resources are running?",
                "thread_id", first.path("thread_id").asString())));

        assertThat(second.path("sql").asString()).isNotEqualTo(SQL);
        assertThat(json(asked(ask, "And how many resources are running?")).path("sql").asString()).isEqualTo(SQL);
    }

    @Test
    void adminsTakeThemOutAndInAsYaml() {
        send("POST", admin, PATH, Map.of("question", QUESTION, "sql", "SELECT name\nFROM resources"));
        var file = get(admin, PATH + "/export");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(file.body()).contains("- question: " + QUESTION, "sql: |-\n    SELECT name\n    FROM resources\n");
        assertThat(json(imported(admin, file.body())).path("unchanged").asInt()).isEqualTo(1);

        var more = file.body() + "- question: What is gone?\n  database: estate\n  sql: SELECT gone FROM resources\n"
                + "- question: Which resources are there?\n  database: estate\n  sql: SELECT name FROM resources\n";
        var report = json(imported(admin, more));
        assertThat(report.path("added").asInt()).isEqualTo(1);
        assertThat(report.path("refused").path(0).path("number").asInt()).isEqualTo(2);
        assertThat(report.path("refused").path(0).path("reason").asString()).contains("gone");
        assertThat(json(get(admin, PATH)).path("verified_queries")).hasSize(2);
        assertThat(imported(admin, "verified_queries:\n# " + "x".repeat(100_000)).statusCode()).isEqualTo(422);
        assertProblem(imported(admin, "no: list"), 422, "invalid_file");
        assertProblem(imported(ask, file.body()), 403, "scope_too_small");
        assertProblem(get(ask, PATH + "/export"), 403, "scope_too_small");
    }

    private static HttpResponse<String> imported(String key, String yaml) {
        return server.send(HttpRequest.newBuilder(server.uri(PATH + "/import"))
                .header("Content-Type", "application/yaml").header(ShownKey.HEADER, key)
                .POST(BodyPublishers.ofString(yaml)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | SELECT 1 | estate | 422 | blank_question", "q | '' | estate | 422 | blank_sql",
            "q | SELECT name FROM resources | nowhere | 404 | unknown_database",
            "q | DROP TABLE resources | estate | 422 | refused_sql",
            "q | SELECT nam FROM resources | estate | 422 | refused_sql",
            "q | SELECT name FROM resources WHERE name = 'broken' | estate | 422 | query_failed",
            "q | SELECT name FROM resources WHERE name = 'too slow' | estate | 504 | query_timed_out",
            "Which of those are new? | SELECT name FROM resources | estate | 422 | question_points_back"})
    void keepsNothingThatIsWrong(String question, String sql, String database, int status, String code) {
        assertProblem(send("POST", admin, PATH, Map.of("question", question, "sql", sql, "database", database)),
                status, code);
        assertThat(json(get(admin, PATH)).path("verified_queries")).isEmpty();
    }

    @Test
    void saysWhatElseIsWrong() {
        assertProblem(get(admin, PATH + "?state=old"), 422, "invalid_state");
        assertProblem(send("POST", admin, PATH, Map.of("question", "q", "sql", SQL, "note", "x".repeat(2_001))), 422,
                "note_too_long");
        assertProblem(send("POST", admin, PATH, Map.of("question", "q".repeat(4_001), "sql", SQL)), 422,
                "question_too_long");
        assertProblem(send("PATCH", admin, PATH + "/nope", Map.of("note", "x")), 404, "unknown_verified_query");
    }

    @Test
    void erasureKeepsTheQueryAndForgetsWhoMadeIt() {
        var added = json(send("POST", admin, PATH, Map.of("question", QUESTION, "sql", SQL)));
        send("DELETE", admin, "/v1/threads", null);

        var kept = json(get(ask, PATH + "/" + added.path("id").asString()));
        assertThat(kept.path("verified_by").isNull()).isTrue();
        assertThat(json(asked(ask, QUESTION)).path("receipt").path("trust").path("reason").asString())
                .startsWith("The query was verified on ");
    }

    private static HttpResponse<String> asked(String key, String question) {
        return send("POST", key, "/v1/agent", Map.of("question", question));
    }

    private static HttpResponse<String> get(String key, String path) {
        return server.get(path, ShownKey.HEADER, key);
    }

    private static HttpResponse<String> send(String method, String key, String path, @Nullable Map<String, ?> body) {
        var content = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(ApiJson.write(new HashMap<>(body)));
        return server.send(HttpRequest.newBuilder(server.uri(path)).header("Content-Type", "application/json")
                .header(ShownKey.HEADER, key).method(method, content));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return TestServer.json(response.body());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
    }
}
