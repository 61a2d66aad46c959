package dev.sqlchat.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Passes requests on as a web server before the product does: without the prefix, and with headers that tell of it. */
final class ReverseProxy implements AutoCloseable {

    private static final Set<String> OWN = Set.of("connection", "content-length", "host", "transfer-encoding",
            "upgrade",
            "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer front;
    private final int back;
    private final String prefix;
    private final Map<String, String> told;

    private ReverseProxy(HttpServer front, int back, String prefix, Map<String, String> told) {
        this.front = front;
        this.back = back;
        this.prefix = prefix;
        this.told = told;
    }

    /** @param told headers that it adds */
    static ReverseProxy start(int back, String prefix, Map<String, String> told) throws IOException {
        var front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var proxy = new ReverseProxy(front, back, prefix, told);
        front.createContext(prefix + "/", proxy::pass);
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.start();
        return proxy;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + front.getAddress().getPort() + prefix + path);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var response = client.send(request(exchange), HttpResponse.BodyHandlers.ofInputStream());
            response.headers().map().forEach((name, values) -> {
                if (!name.startsWith(":") && !OWN.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean empty = response.statusCode() == 204 || response.statusCode() == 304;
            exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : 0);
            copy(response.body(), exchange);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString().substring(prefix.length());
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + back + path))
                .version(HttpClient.Version.HTTP_1_1).method(exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        headers.keySet().removeIf(name -> OWN.contains(name.toLowerCase(Locale.ROOT)));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        told.forEach(request::setHeader);
        return request.build();
    }

    /** Each piece at once. */
    private static void copy(InputStream from, HttpExchange exchange) throws IOException {
        var buffer = new byte[8_192];
        try (from) {
            for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                exchange.getResponseBody().write(buffer, 0, read);
                exchange.getResponseBody().flush();
            }
        }
    }

    @Override
    public void close() {
        front.stop(0);
        client.shutdownNow();
    }
}
