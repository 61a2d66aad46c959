package dev.sqlchat.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.access.Keys;
import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.VerifiedFirst;

/** The real web server and agent over a scripted model, on a port of its own. */
final class TestServer implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ServletWebServerApplicationContext context;
    private final Path folder;

    @EnableAutoConfiguration
    @ComponentScan({"dev.sqlchat.api", "dev.sqlchat.access", "dev.sqlchat.agent", "dev.sqlchat.analytics",
            "dev.sqlchat.conversation", "dev.sqlchat.model.llm",
            "dev.sqlchat.knowledge", "dev.sqlchat.sharing", "dev.sqlchat.spending", "dev.sqlchat.prompts",
            "dev.sqlchat.store",
            "dev.sqlchat.tools"})
    static class Application {

        @Bean
        ScriptedModel model() {
            return new ScriptedModel();
        }

        /** As the product's: verified queries come first. */
        @Bean
        @Primary
        ChatModel chatModel(ScriptedModel model) {
            return new VerifiedFirst(model, new QuestionEngine());
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

    private TestServer(ServletWebServerApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    static TestServer start(String... settings) {
        return with(Application.class, settings);
    }

    /** @param further beans beside the product's */
    static TestServer with(Class<?> further, String... settings) {
        var folder = newFolder();
        var application = new SpringApplication(Application.class, further);
        application.setDefaultProperties(Map.of("PORT", "0"));
        var all = Stream.concat(Arrays.stream(settings), store(folder, settings)).toArray(String[]::new);
        try {
            return new TestServer((ServletWebServerApplicationContext) application.run(all), folder);
        } catch (RuntimeException failure) {
            FileSystemUtils.deleteRecursively(folder.toFile());
            throw failure;
        }
    }

    /** Each server has its own, unless it is told. */
    private static Stream<String> store(Path folder, String... settings) {
        return Arrays.stream(settings).anyMatch(setting -> setting.startsWith("--STORE="))
                ? Stream.of()
                : Stream.of("--STORE=sqlite:////" + folder.resolve("store.db"));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("test-server");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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

    EstateDatabase database() {
        return context.getBean(EstateDatabase.class);
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
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
