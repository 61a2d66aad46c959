package dev.sqlchat.api;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers may have a language model take in a day; each call of the one here takes 100 tokens and writes 10. */
class UsageEndpointTest {

    private static final String PAY = "{\"question\": \"What do we pay?\"}";

    private TestServer server;
    private String ada;

    @BeforeEach
    void start() {
        server = TestServer.start("--API_KEY=open-sesame", "--DAY_TOKENS=330", "--LLM_INPUT_PRICE=1",
                "--LLM_OUTPUT_PRICE=2", "--TIME_ZONE=UTC");
        ada = server.keys().create("Ada", Set.of(Scope.ASK), null).secret();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsWhatIsUsedAndLeft() {
        assertThat(ask("application/json").statusCode()).isEqualTo(200);

        var usage = TestServer.json(server.get("/v1/usage", ShownKey.HEADER, ada).body());
        assertThat(usage.path("model_calls").asInt()).isEqualTo(1);
        assertThat(usage.path("input_tokens").asInt()).isEqualTo(100);
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(10);
        assertThat(usage.path("cost").decimalValue()).isEqualByComparingTo(new BigDecimal("0.00012"));
        assertThat(usage.path("day_tokens").asInt()).isEqualTo(330);
        assertThat(usage.path("tokens_left").asInt()).isEqualTo(220);
        assertThat(usage.path("day_cost").isNull()).isTrue();
        assertThat(usage.path("resets_at").asString()).endsWith("T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain"})
    void refusesWhatADayHasNotLeft(String accept) {
        useUp();

        var refused = ask(accept);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1L, 86_401L);
        assertExceeded(TestServer.json(refused.body()));
        assertThat(server.post("/v1/agent", PAY, ShownKey.HEADER, "open-sesame").statusCode())
                .as("others have a day of their own").isEqualTo(200);
    }

    @Test
    void refusesInAStreamToo() {
        useUp();

        var event = Events.of(ask("text/event-stream")).getLast();

        assertThat(event.name()).isEqualTo("error");
        var problem = TestServer.json(event.data());
        assertExceeded(problem);
        assertThat(problem.path("retry_after").asLong()).isBetween(1L, 86_401L);
    }

    @Test
    void showsAnAdminWhatEverybodyTook() {
        ask("application/json");

        assertThat(server.get("/v1/usage/users", ShownKey.HEADER, ada).statusCode()).isEqualTo(403);
        var all = TestServer.json(server.get("/v1/usage/users", ShownKey.HEADER, "open-sesame").body());
        assertThat(all.path("users").size()).isEqualTo(1);
        assertThat(all.path("users").get(0).path("name").asString()).isEqualTo("Ada");
        assertThat(all.path("users").get(0).path("usage").path("input_tokens").asInt()).isEqualTo(100);
        assertThat(TestServer.json(server.get("/v1/usage/users?day=2020-01-01", ShownKey.HEADER, "open-sesame").body())
                .path("users").isEmpty()).isTrue();
        var wrong = server.get("/v1/usage/users?day=yesterday", ShownKey.HEADER, "open-sesame");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(wrong.body()).path("code").asString()).isEqualTo("invalid_day");
    }

    /** A prompt of 100 tokens and a reply of 100 do not fit any more. */
    private void useUp() {
        for (var call = 0; call < 2; call++) {
            assertThat(ask("application/json").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> ask(String accept) {
        return server.post("/v1/agent", PAY, ShownKey.HEADER, ada, "Accept", accept);
    }

    private static void assertExceeded(JsonNode problem) {
        assertThat(problem.path("code").asString()).isEqualTo("model_budget_exceeded");
        assertThat(problem.path("status").asInt()).isEqualTo(429);
        assertThat(problem.path("detail").asString()).contains("330 tokens", "midnight");
    }
}
