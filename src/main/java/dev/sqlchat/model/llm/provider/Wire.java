package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

import dev.sqlchat.model.llm.Deadline;
import dev.sqlchat.model.llm.LanguageModelFailure;

/**
 * Every exchange with a provider, streams too, on the thread of the caller: interrupting it closes the connection. Goes
 * where the request says and follows no redirect, which might carry a key elsewhere. Fails by
 * {@link LanguageModelFailure} alone.
 */
final class Wire implements HttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_OF_AN_ERROR = 16_384;

    private final java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder().version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER).connectTimeout(CONNECT).build();
    private final Failures failures;

    Wire(Failures failures) {
        this.failures = failures;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var response = send(request);
        try (var reply = new Reply(response, Deadline.CURRENT.get(), failures)) {
            return success(response).body(reply.readAllBytes()).build();
        } catch (IOException failure) {
            throw failures.broken(failure);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener reader) {
        var listener = new Events(reader, failures);
        try {
            var response = send(request);
            try (var reply = new Reply(response, Deadline.CURRENT.get(), failures)) {
                listener.onOpen(success(response).build());
                parser.parse(reply, listener);
            }
            listener.onClose();
        } catch (LanguageModelFailure failure) {
            listener.onError(failure);
        } catch (IOException failure) {
            listener.onError(failures.broken(failure));
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            var response = client.send(jdk(request), BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) {
                throw refused(response);
            }
            return response;
        } catch (HttpConnectTimeoutException failure) {
            throw failures.unreachable(failure);
        } catch (HttpTimeoutException failure) {
            throw failures.timedOut();
        } catch (IOException failure) {
            throw failures.unreachable(failure);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw failures.cancelled();
        }
    }

    private LanguageModelFailure refused(HttpResponse<InputStream> response) throws IOException {
        try (var reply = new Reply(response, Deadline.CURRENT.get(), failures)) {
            var body = new String(reply.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8);
            return failures.refused(response.statusCode(), response.headers(), body);
        }
    }

    private static java.net.http.HttpRequest jdk(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(Deadline.CURRENT.get().left())
                .method(request.method().name(), request.body() == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private static SuccessfulHttpResponse.Builder success(HttpResponse<?> response) {
        return SuccessfulHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers().map());
    }
}
