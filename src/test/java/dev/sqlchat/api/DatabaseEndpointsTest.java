package dev.sqlchat.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void completesWhatIsTyped() {
        var response = server.get("/v1/databases/estate/complete?q=how%20many%20have%20the%20stat");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                {"suggestions":[{"text":"status","kind":"column","detail":"column of resources","replace":4}]}""");
    }

    @Test
    void completesToTheTablesWhereNothingIsTyped() {
        var suggestions = TestServer.json(server.get("/v1/databases/estate/complete?q=&limit=1").body())
                .path("suggestions");
        assertThat(suggestions.size()).isEqualTo(1);
        assertThat(suggestions.get(0).path("kind").stringValue()).isEqualTo("table");
        assertThat(suggestions.get(0).path("replace").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21", "-1", "many", "1.5"})
    void refusesLimitsOutOfRange(String limit) {
        var response = server.get("/v1/databases/estate/complete?q=c&limit=" + limit);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(response.body()).path("code").stringValue()).isEqualTo("invalid_limit");
    }

    @Test
    void completesOnlyToDatabasesThatThereAre() {
        assertThat(server.get("/v1/databases/nowhere/complete?q=c").statusCode()).isEqualTo(404);
    }
}
