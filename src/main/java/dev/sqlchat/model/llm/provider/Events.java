package dev.sqlchat.model.llm.provider;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/**
 * The events of a stream, given to LangChain4j until one tells of an error or cannot be read. It would log the latter and
 * go on.
 */
final class Events implements ServerSentEventListener {

    private final ServerSentEventListener reader;
    private final Failures failures;
    private boolean failed;

    Events(ServerSentEventListener reader, Failures failures) {
        this.reader = reader;
        this.failures = failures;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        reader.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (failed) {
            return;
        }
        String data = event.data();
        if ("error".equals(event.event()) || data.startsWith("{\"error\"") || data.startsWith("{\"type\":\"error\"")) {
            end(failures.failedOnTheWay(data), context);
        } else if (data.contains("\"blockReason\"")) {
            end(failures.rejected("the provider's content filter holds back what it was sent.", null), context);
        } else {
            read(event, context);
        }
    }

    private void read(ServerSentEvent event, ServerSentEventContext context) {
        try {
            reader.onEvent(event, context);
        } catch (RuntimeException unreadable) {
            end(unreadable, context);
        }
    }

    private void end(RuntimeException failure, ServerSentEventContext context) {
        context.parsingHandle().cancel();
        onError(failure);
    }

    @Override
    public void onError(Throwable failure) {
        if (!failed) {
            failed = true;
            reader.onError(failure);
        }
    }

    @Override
    public void onClose() {
        if (!failed) {
            close();
        }
    }

    private void close() {
        try {
            reader.onClose();
        } catch (RuntimeException unreadable) {
            onError(unreadable);
        }
    }
}
