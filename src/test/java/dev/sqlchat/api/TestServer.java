package dev.sqlchat.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Keys;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.agent.AgentSettings;
import dev.sqlchat.agent.OwnQueries;
import dev.sqlchat.conversation.Holder;
import dev.sqlchat.conversation.StoredConversations;
import dev.sqlchat.conversation.Threads;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.Databases;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

/** The real web server and agent over a scripted model, on a port of its own. */
final class TestServer implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ServletWebServerApplicationContext context;

    @EnableAutoConfiguration
    @ComponentScan({"dev.sqlchat.api", "dev.sqlchat.access"})
    static class Application {

        @Bean
        ScriptedModel model() {
            return new ScriptedModel();
        }

        @Bean
        Store store() throws IOException {
            return Store.open(new StoreSettings(
                    new DatabaseUrl.Sqlite(Files.createTempDirectory("store").resolve("store.db"))));
        }

        @Bean
        Holder holder(Store store) {
            return Holder.start(store, Clock.systemUTC());
        }

        @Bean
        Threads threads(Store store) {
            return new Threads(store, Clock.systemUTC());
        }

        @Bean
        AgentService agent(ScriptedModel model, Databases databases, Store store, Holder holder) {
            return AgentService.of(model, databases, new StoredConversations(store, holder, Clock.systemUTC()));
        }

        @Bean
        OwnQueries queries() {
            return new OwnQueries(AgentSettings.DEFAULT.checks());
        }

        @Bean
        EstateDatabase database() {
            return new EstateDatabase();
        }

        @Bean
        Databases databases(EstateDatabase database) {
            return () -> List.of(database);
        }
    }

    private TestServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static TestServer start(String... settings) {
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.of("PORT", "0"));
        return new TestServer((ServletWebServerApplicationContext) application.run(settings));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    boolean listensOnLoopbackOnly() {
        var address = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector().getProperty("address");
        return address instanceof InetAddress internet && internet.isLoopbackAddress();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    Keys keys() {
        return context.getBean(Keys.class);
    }

    ScriptedModel model() {
        return context.getBean(ScriptedModel.class);
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static JsonNode json(String text) {
        return ApiJson.mapper().readTree(text);
    }

    @Override
    public void close() {
        context.close();
    }
}
