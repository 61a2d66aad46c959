package dev.sqlchat.api;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class SharesTest {

    private static final String QUESTION = "How many resources are running?";

    private static TestServer server;
    private static String ada;
    private static String bob;

    @BeforeAll
    static void start() {
        server = TestServer.start("--HOST=0.0.0.0", "--API_KEY=open-sesame");
        ada = server.keys().create("Ada Lovelace", Set.of(Scope.ASK), null).secret();
        bob = server.keys().create("Bob", Set.of(Scope.ASK), null).secret();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anybodyReadsWhatIsShared() {
        var thread = ask("anybody", QUESTION);
        var made = share("{\"thread_id\": \"anybody\", \"turn\": 1}");
        assertThat(made.propertyNames()).containsExactly("id", "thread_id", "turn", "title", "created_at",
                "revoked_at");
        assertThat(made.path("title").asString()).isEqualTo(QUESTION);

        var response = server.get("/v1/shared/" + made.path("id").asString());
        var shared = json(response, 200);
        assertThat(shared.propertyNames()).containsExactly("title", "shared_at", "turns");
        var turn = shared.path("turns").path(0);
        assertThat(turn.path("question").asString()).isEqualTo(QUESTION);
        assertThat(turn.path("answer").propertyNames()).containsExactlyElementsOf(thread.propertyNames());
        assertThat(turn.path("answer").path("rows")).isEqualTo(thread.path("rows"));
        assertThat(response.body()).doesNotContain("anybody", "Ada Lovelace", thread.path("id").asString());
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    }

    @Test
    void aKeyThatIsWorthNothingDoesNoHarm() {
        ask("wrong", QUESTION);
        var id = share("{\"thread_id\": \"wrong\"}").path("id").asString();
        assertThat(server.get("/v1/shared/" + id, ShownKey.HEADER, "guessed").statusCode()).isEqualTo(200);
    }

    @Test
    void thePersonWhoVerifiedTheQueryIsNotNamed() {
        json(server.post("/v1/verified-queries",
                "{\"question\": \"How many kilns are running?\", \"sql\": \"SELECT name FROM resources\"}",
                ShownKey.HEADER, server.keys().create("Grace Hopper", Set.of(Scope.ADMIN), null).secret()), 201);
        assertThat(ask("verified", "How many kilns are running?").toString()).contains("Grace Hopper");

        var id = share("{\"thread_id\": \"verified\"}").path("id").asString();
        assertThat(server.get("/v1/shared/" + id).body()).contains("The query was verified on ")
                .doesNotContain("Grace", "asked_before\":{");
    }

    @Test
    void whatIsRevokedIsAsIfItHadNeverBeen() {
        ask("revoked", QUESTION);
        var id = share("{\"thread_id\": \"revoked\"}").path("id").asString();
        assertThat(code(delete(bob, "/v1/shares/" + id), 404)).isEqualTo("unknown_share");
        assertThat(server.get("/v1/shared/" + id).statusCode()).isEqualTo(200);

        assertThat(delete(ada, "/v1/shares/" + id).statusCode()).isEqualTo(204);
        var revoked = server.get("/v1/shared/" + id);
        var unknown = server.get("/v1/shared/AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(code(revoked, 404)).isEqualTo("unknown_share");
        assertThat(revoked.body()).isEqualTo(unknown.body());
        assertThat(unknown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(unknown.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        var listed = json(server.get("/v1/shares", ShownKey.HEADER, ada), 200).path("shares").valueStream()
                .filter(share -> share.path("id").asString().equals(id)).findFirst().orElseThrow();
        assertThat(listed.path("revoked_at").isNull()).isFalse();
        assertThat(json(server.get("/v1/shares", ShownKey.HEADER, bob), 200).path("shares")).isEmpty();
    }

    @Test
    void goesWithItsThread() {
        ask("deleted", QUESTION);
        var id = share("{\"thread_id\": \"deleted\"}").path("id").asString();
        assertThat(delete(ada, "/v1/threads/deleted").statusCode()).isEqualTo(204);
        assertThat(code(server.get("/v1/shared/" + id), 404)).isEqualTo("unknown_share");

        ask("erased", QUESTION);
        var other = share("{\"thread_id\": \"erased\"}").path("id").asString();
        assertThat(delete(ada, "/v1/threads").statusCode()).isEqualTo(200);
        assertThat(code(server.get("/v1/shared/" + other), 404)).isEqualTo("unknown_share");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{}; 422; invalid_thread", "{\"thread_id\": \" \"}; 422; invalid_thread",
            "{\"thread_id\": \"limits\", \"turn\": 0}; 422; invalid_turn",
            "{\"thread_id\": \"limits\", \"turn\": 9}; 404; unknown_turn",
            "{\"thread_id\": \"nobodys\"}; 404; unknown_thread"})
    void saysWhatCannotBeShared(String body, int status, String code) {
        ask("limits", QUESTION);
        assertThat(code(server.post("/v1/shares", body, ShownKey.HEADER, ada), status)).isEqualTo(code);
        assertThat(code(server.post("/v1/shares", "{\"thread_id\": \"limits\"}", ShownKey.HEADER, bob), 404))
                .isEqualTo("unknown_thread");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/shares", "/v1/sharedx", "/v1/shared;x=1/../databases", "/v1/shared/../databases",
            "/v1/shared/..;/databases", "/v1/shared/%2e%2e/databases"})
    void nothingElseIsOpen(String path) throws Exception {
        assertThat(RawRequest.send(server.port(),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 200").doesNotContain("estate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--SHARING=false", "--MEMORY=memory"})
    void mayBeOff(String setting) {
        try (var off = TestServer.start(setting)) {
            off.post("/v1/agent", ApiJson.write(new AgentRequest(QUESTION, "t", null, null)));
            assertThat(json(off.get("/v1/status"), 200).path("sharing").asBoolean()).isFalse();
            assertThat(code(off.post("/v1/shares", "{\"thread_id\": \"t\"}"), 403)).isEqualTo("sharing_off");
            assertThat(code(off.get("/v1/shares"), 403)).isEqualTo("sharing_off");
            assertThat(code(off.get("/v1/shared/AAAAAAAAAAAAAAAAAAAAAA"), 403)).isEqualTo("sharing_off");
        }
    }

    private static JsonNode ask(String thread, String question) {
        return json(server.post("/v1/agent", ApiJson.write(Map.of("question", question, "thread_id", thread)),
                ShownKey.HEADER, ada), 200);
    }

    private static JsonNode share(String body) {
        return json(server.post("/v1/shares", body, ShownKey.HEADER, ada), 201);
    }

    private static HttpResponse<String> delete(String key, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).header(ShownKey.HEADER, key).DELETE());
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestServer.json(response.body());
    }

    private static String code(HttpResponse<String> response, int status) {
        return json(response, status).path("code").asString();
    }
}
