package dev.sqlchat.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The server in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile(" is ready at (http://localhost:\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final BufferedReader out;
    private String url = "";

    private ServerProcess(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** It is not yet ready. */
    static ServerProcess start(Path log, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "dev.sqlchat.SqlChat", "serve", "--port", "0")
                .redirectError(log.toFile());
        builder.environment().putAll(settings);
        return new ServerProcess(builder.start());
    }

    ServerProcess awaitReady() throws IOException {
        var lines = out.lines().iterator();
        while (url.isEmpty() && lines.hasNext()) {
            url = READY.matcher(lines.next()).results().map(found -> found.group(1)).findFirst().orElse("");
        }
        assertThat(url).as("the server did not start").isNotEmpty();
        return this;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    HttpRequest request(String key, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("X-API-Key", key);
        return body.isEmpty()
                ? request.build()
                : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
    }

    HttpResponse<String> send(String key, String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(request(key, path, body), BodyHandlers.ofString());
    }

    JsonNode json(String key, String path, String body) throws IOException, InterruptedException {
        var response = send(key, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    /** The lines of a stream as they come. */
    Stream<String> lines(String key, String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(request(key, path, body), BodyHandlers.ofLines()).body();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroyForcibly);
    }
}
