package dev.sqlchat.api;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.agent.extension.AfterRun;
import dev.sqlchat.agent.extension.AfterRun.Words;
import dev.sqlchat.agent.extension.BeforeRun;
import dev.sqlchat.answer.AnswerFormat;
import dev.sqlchat.answer.AnswerFormat.Formatted;
import dev.sqlchat.sql.SqlFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** Extensions that are beans, over HTTP. */
class ExtensionsEndpointTest {

    private static TestServer server;

    /** No component itself, so that other servers do not find it. */
    static class Further {

        @Bean
        BeforeRun declines() {
            return question -> question.text().contains("salary")
                    ? question.decline("Not for " + question.user() + ".")
                    : question.proceed();
        }

        @Bean
        @Order(2)
        AfterRun second() {
            return (answer, question) -> Words.of(answer).noting("second");
        }

        @Bean
        @Order(1)
        AfterRun first() {
            return (answer, question) -> Words.of(answer).noting("first");
        }

        @Bean
        AnswerFormat measures() {
            return (text, context) -> new Formatted(text, Map.of("letters", text.length()));
        }

        @Bean
        SqlFilter filter() {
            return (query, context) -> query.sql().contains("id")
                    ? "SELECT secret FROM nowhere"
                    : query.sql() + " LIMIT 7";
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.with(Further.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void changesAnswersInTheOrderOfTheBeans() {
        JsonNode answer = ask("Is a name hostile?");

        assertThat(answer.path("notes").toString()).isEqualTo("[\"first\",\"second\"]");
        assertThat(answer.path("fields").path("letters").asInt()).isPositive();
        assertThat(answer.path("sql").asString()).isEqualTo("SELECT name FROM resources LIMIT 7");
        var thread = server.get("/v1/threads/" + answer.path("thread_id").asString());
        assertThat(TestServer.json(thread.body()).toString()).contains("\"notes\":[\"first\",\"second\"]");
        assertThat(server.get("/v1/threads/" + answer.path("thread_id").asString() + "/export?format=markdown").body())
                .contains("\nfirst\n\nsecond\n");
    }

    @Test
    void declinesAsAnAnswer() {
        var reply = server.post("/v1/agent", "{\"question\": \"What salary?\"}", "Accept", "text/plain");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("Not for local.\nfirst\nsecond");
    }

    @Test
    void filtersQueriesOfOnesOwn() {
        JsonNode result = TestServer.json(server.post("/v1/sql", "{\"sql\": \"SELECT name FROM resources\"}").body());

        assertThat(result.path("sql").asString()).isEqualTo("SELECT name FROM resources LIMIT 7");
    }

    @Test
    void saysThatAFilterFailedAndNotHow() {
        var own = server.post("/v1/sql", "{\"sql\": \"SELECT id FROM costs\"}");
        var agents = server.post("/v1/agent", "{\"question\": \"Show many rows\"}");
        var verified = server.post("/v1/verified-queries",
                "{\"question\": \"Which costs are there?\", \"sql\": \"SELECT id FROM costs\"}");

        for (var reply : List.of(own, agents, verified)) {
            assertThat(reply.statusCode()).isEqualTo(500);
            assertThat(reply.body()).contains("sql_filter_failed").doesNotContain("secret", "nowhere");
        }
    }

    private static JsonNode ask(String question) {
        return TestServer.json(server.post("/v1/agent", "{\"question\": \"" + question + "\"}").body());
    }
}
