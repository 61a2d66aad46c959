package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider on this machine: it notes what it is sent and replies what is set, in order, the last one for ever. */
final class ProviderServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What it was sent. */
    record Request(String method, String path, String query, Headers headers, JsonNode body) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** What it does with a request. */
    interface Reply {

        void send(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Counts down when a client has closed the connection of a reply that hangs. */
    final CountDownLatch clientGone = new CountDownLatch(1);

    /** Counts down when a reply that hangs has begun. */
    final CountDownLatch hanging = new CountDownLatch(1);

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ArrayDeque<>();

    ProviderServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    Request request() {
        return requests.getLast();
    }

    synchronized ProviderServer replies(Reply... next) {
        replies.clear();
        replies.addAll(List.of(next));
        return this;
    }

    private synchronized Reply next() {
        return replies.size() > 1 ? replies.remove() : replies.element();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestMethod(), uri.getPath(), String.valueOf(uri.getQuery()),
                exchange.getRequestHeaders(), text.isEmpty() ? JSON.nullNode() : JSON.readTree(text)));
        try (exchange) {
            next().send(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static Reply json(String body) {
        return status(200, Map.of(), body);
    }

    static Reply status(int status, Map<String, String> headers, String body) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::add);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A stream that ends as it should on the wire. */
    static Reply stream(String type, String text) {
        return exchange -> {
            try (var out = open(exchange, type)) {
                write(out, text);
            }
        };
    }

    /** The connection breaks off after this text. */
    static Reply brokenStream(String type, String text) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, text.length() + 1_000L);
            write(exchange.getResponseBody(), text);
        };
    }

    /** Sends nothing. */
    Reply silence() {
        return exchange -> {
            hanging.countDown();
            Thread.sleep(30_000);
        };
    }

    /** Sends this text and then only what keeps a connection alive, until nobody reads. */
    Reply hangingStream(String type, String text, String alive) {
        return exchange -> {
            try (var out = open(exchange, type)) {
                write(out, text);
                hanging.countDown();
                for (int i = 0; i < 600; i++) {
                    Thread.sleep(50);
                    write(out, alive);
                }
            } catch (IOException | UncheckedIOException gone) {
                clientGone.countDown();
            }
        };
    }

    private static OutputStream open(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
