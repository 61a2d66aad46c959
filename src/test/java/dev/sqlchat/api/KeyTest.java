package dev.sqlchat.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.access.Principal;
import dev.sqlchat.access.Scope;
import dev.sqlchat.agent.AgentQuestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Who is let in, and to what. */
class KeyTest {

    private static final String QUESTION = "{\"question\": \"How many resources are running?\"}";
    private static final String KEY = "--API_KEY=open-sesame";

    /** Only this machine reaches it. */
    private static TestServer near;
    /** All machines reach it. */
    private static TestServer far;
    /** It has no key. */
    private static TestServer keyless;

    @BeforeAll
    static void start() {
        near = TestServer.start(KEY);
        far = TestServer.start("--HOST=0.0.0.0", KEY);
        keyless = TestServer.start();
    }

    @AfterAll
    static void stop() {
        near.close();
        far.close();
        keyless.close();
    }

    @Test
    void withoutAnyKeyThisMachineIsHeard() {
        assertThat(keyless.post("/v1/agent", QUESTION).statusCode()).isEqualTo(200);
        assertThat(Principal.OPERATOR.id()).isEqualTo(AgentQuestion.LOCAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
    void withoutAnyKeyNobodyIsHeardThroughAProxy(String header) {
        assertRefused(keyless.get("/v1/databases", header, "for=192.0.2.7"), "local_only");
    }

    @Test
    void withoutAnyKeyNoOtherAddressIsHeard() throws IOException {
        var other = otherAddress();
        assumeTrue(other.isPresent());
        try (var server = TestServer.start("--HOST=0.0.0.0")) {
            assertThat(get(server, other.get(), "/v1/databases")).startsWith("HTTP/1.1 403").contains("local_only");
            assertThat(get(server, other.get(), "/docs/openapi.json")).startsWith("HTTP/1.1 403")
                    .contains("local_only");
            assertThat(get(server, other.get(), "/health")).startsWith("HTTP/1.1 200");
            server.keys().create("first", Set.of(Scope.ASK), null);
            assertThat(get(server, other.get(), "/v1/databases")).startsWith("HTTP/1.1 403").contains("missing_key");
        }
    }

    @ParameterizedTest
    @CsvSource({"X-API-Key, open-sesame, 200", "X-API-Key, Open-Sesame, 403", "X-API-Key, '', 403",
            "Authorization, Bearer open-sesame, 200", "Authorization, bearer open-sesame, 200",
            "Authorization, Bearer open, 403", "Authorization, Basic open-sesame, 403",
            "Authorization, open-sesame, 403"})
    void takesTheKeyOfTheEnvironment(String header, String value, int status) {
        assertThat(near.post("/v1/agent", QUESTION, header, value).statusCode()).isEqualTo(status);
        assertThat(near.post("/v1/sql", "{\"sql\": \"SELECT name FROM resources\"}", header, value).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/databases", "/v1;x=1/databases", "/%76%31/databases", "//v1/databases",
            "/health/../v1/databases", "/health/..;/v1/databases", "/v1/nothing", "/v1"})
    void noSpellingOfAnAddressGoesRoundTheKey(String path) throws IOException {
        assertThat(RawRequest.send(near.port(),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 200").doesNotContain("estate");
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        var created = near.keys().create("reports", Set.of(Scope.ASK), null);
        var expired = near.keys().create("old", Set.of(Scope.ASK), Instant.now().minusSeconds(1));

        assertRefused(near.get("/v1/databases"), "missing_key");
        assertRefused(near.get("/v1/databases", ShownKey.HEADER, "sqlchat_guessed"), "wrong_key");
        assertRefused(near.get("/v1/databases", ShownKey.HEADER, expired.secret()), "expired_key");
        assertThat(near.get("/v1/databases", ShownKey.HEADER, created.secret()).statusCode()).isEqualTo(200);
        near.keys().revoke(created.key().id());
        assertRefused(near.get("/v1/databases", ShownKey.HEADER, created.secret()), "revoked_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/openapi.json", "/swagger-ui/index.html", "/metrics", "/actuator"})
    void whatTellsOfTheServerNeedsAnAdminWhereOthersReachIt(String path) {
        var ask = far.keys().create("reports", Set.of(Scope.ASK), null);
        var admin = far.keys().create("admin", Set.of(Scope.ADMIN), null);

        assertRefused(far.get(path), "missing_key");
        assertRefused(far.get(path, ShownKey.HEADER, ask.secret()), "scope_too_small");
        assertThat(far.get(path, ShownKey.HEADER, admin.secret()).statusCode()).isNotEqualTo(403);
        assertThat(far.get(path, ShownKey.HEADER, "open-sesame").statusCode()).isNotEqualTo(403);
        assertThat(far.get("/v1/databases", ShownKey.HEADER, admin.secret()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/css/base.css", "/js/app.js", "/health", "/actuator/health"})
    void thePageAndTheHealthAreOpen(String path) {
        assertThat(far.get(path).statusCode()).isNotEqualTo(403);
    }

    @Test
    void theDocumentationIsOpenOnThisMachine() {
        assertThat(near.get("/docs/openapi.json").body()).contains("X-API-Key");
    }

    @Test
    void nobodySeesTheThreadOfAnother() {
        var ada = near.keys().create("Ada", Set.of(Scope.ASK), null).secret();
        var bob = near.keys().create("Bob", Set.of(Scope.ASK), null).secret();
        var thread = TestServer.json(ask(ada, Map.of("question", "How many resources are running?")).body())
                .path("thread_id").asString();
        var followUp = Map.of("question", "And in westeurope?", "thread_id", thread);

        for (var other : new String[]{bob, "open-sesame"}) {
            var refused = ask(other, followUp);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(TestServer.json(refused.body()).path("code").asString()).isEqualTo("unknown_thread");
            assertThat(near.get("/v1/threads", ShownKey.HEADER, other).body()).doesNotContain(thread);
            assertThat(near.get("/v1/threads/" + thread, ShownKey.HEADER, other).statusCode()).isEqualTo(404);
        }
        assertThat(TestServer.json(ask(ada, followUp).body()).path("turn").asInt()).isEqualTo(2);
    }

    private static HttpResponse<String> ask(String key, Map<String, String> question) {
        return near.post("/v1/agent", ApiJson.write(question), ShownKey.HEADER, key);
    }

    private static void assertRefused(HttpResponse<String> reply, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(403);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestServer.json(reply.body()).path("code").asString()).isEqualTo(code);
    }

    private static String get(TestServer server, InetAddress address, String path) throws IOException {
        try (var socket = new Socket(address, server.port())) {
            socket.getOutputStream().write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .formatted(path).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<InetAddress> otherAddress() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).findFirst();
    }
}
