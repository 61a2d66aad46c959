package dev.sqlchat.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseEndpointsTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesQuestionsToStartWith() {
        var response = server.get("/v1/databases/estate/questions");
        assertThat(response.statusCode()).isEqualTo(200);
        var body = TestServer.json(response.body());
        assertThat(body.path("database").stringValue()).isEqualTo("estate");
        assertThat(body.path("questions").size()).isBetween(1, 6);
        assertThat(body.path("questions").toString()).contains("?");
    }

    @Test
    void knowsNoQuestionsOfAnotherDatabase() {
        var response = server.get("/v1/databases/nowhere/questions");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(response.body()).path("code").stringValue()).isEqualTo("unknown_database");
    }
}
