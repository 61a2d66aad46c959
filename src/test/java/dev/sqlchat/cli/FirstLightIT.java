package dev.sqlchat.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.SqlChat;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole program as it is shipped: real page, agent, engine, guard and database. */
class FirstLightIT {

    @Test
    void answersAQuestionOverHttp(@TempDir Path folder) throws Exception {
        String database = "sqlite:///" + Shop.create(folder.resolve("shop.db"));
        try (var context = SpringApplication.run(SqlChat.class, "--PORT=0", "--DATABASE=" + database);
                var client = HttpClient.newHttpClient()) {
            assertThat(ReadyLine.of(context)).contains("http://localhost:", "shop: sqlite, 1 tables", "model embedded");
            var request = HttpRequest
                    .newBuilder(URI.create("http://localhost:"
                            + context.getEnvironment().getProperty("local.server.port") + "/v1/agent"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"How many orders are there?\"}"))
                    .build();
            var answer = new JsonMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            assertThat(answer.path("status").asString()).isEqualTo("answered");
            assertThat(answer.path("rows").toString()).isEqualTo("[[3]]");
            assertThat(answer.path("answer").asString()).contains("3");
        }
    }
}
