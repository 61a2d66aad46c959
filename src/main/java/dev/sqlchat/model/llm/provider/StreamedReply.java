package dev.sqlchat.model.llm.provider;

import java.util.function.Consumer;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/** A reply that comes in pieces, all on one thread. The first failure counts; nothing is heard after it. */
final class StreamedReply implements StreamingChatResponseHandler {

    private final Consumer<String> tokens;
    private @Nullable ChatResponse response;
    private @Nullable Throwable failure;
    private @Nullable RuntimeException gone;

    StreamedReply(Consumer<String> tokens) {
        this.tokens = tokens;
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        if (failure == null && gone == null) {
            hand(piece.text(), context);
        }
    }

    private void hand(String text, PartialResponseContext context) {
        try {
            tokens.accept(text);
        } catch (RuntimeException nobodyListens) {
            gone = nobodyListens;
            context.streamingHandle().cancel();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        response = complete;
    }

    @Override
    public void onError(Throwable error) {
        if (failure == null) {
            failure = error;
        }
    }

    /** Null where the stream ended without a reply. */
    @Nullable
    ChatResponse response() {
        return response;
    }

    /** What whoever listens threw; null where it did not. */
    @Nullable
    RuntimeException gone() {
        return gone;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
