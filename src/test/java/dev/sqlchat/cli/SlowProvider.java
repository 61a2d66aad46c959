package dev.sqlchat.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider on this machine that speaks OpenAI's chat completions, as streams: it replies what it was told to, in order,
 * each piece when that is allowed.
 */
final class SlowProvider implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HELLO = "Reply with the word ready.";

    /** One for each piece that may be sent; a first piece needs none. */
    final Semaphore pieces = new Semaphore(0);
    /** Counts down when the client has closed the connection of a reply. */
    final CountDownLatch clientGone = new CountDownLatch(1);

    private final HttpServer server;
    private final LinkedBlockingQueue<List<Map<String, Object>>> replies = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    SlowProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    List<String> requests() {
        return requests;
    }

    SlowProvider queries(String sql) {
        replies.add(List.of(Map.of("tool_calls", List.of(Map.of("index", 0, "id", "call-1", "type", "function",
                "function", Map.of("name", "sql_db_query", "arguments",
                        JSON.writeValueAsString(Map.of("query", sql))))))));
        return this;
    }

    SlowProvider says(String... text) {
        replies.add(List.of(text).stream().map(piece -> Map.<String, Object>of("content", piece)).toList());
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (exchange; var out = exchange.getResponseBody()) {
            if (request.contains(HELLO)) {
                send(out, Map.of("content", "ready"));
            } else {
                requests.add(request);
                reply(out, replies.remove());
            }
            send(out, "{}", "\"stop\"");
            write(out, "data: [DONE]\n\n");
        } catch (IOException gone) {
            clientGone.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(OutputStream out, List<Map<String, Object>> deltas) throws IOException, InterruptedException {
        send(out, deltas.getFirst());
        for (var delta : deltas.subList(1, deltas.size())) {
            // Only writing shows that nobody reads.
            while (!pieces.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                write(out, ": still there\n\n");
            }
            send(out, delta);
        }
    }

    private static void send(OutputStream out, Map<String, Object> delta) throws IOException {
        send(out, JSON.writeValueAsString(delta), "null");
    }

    private static void send(OutputStream out, String delta, String end) throws IOException {
        write(out, """
                data: {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "slow", "choices": \
                [{"index": 0, "delta": %s, "finish_reason": %s}]}

                """.formatted(delta, end));
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
