package dev.sqlchat.model.llm.provider;

import java.util.function.Consumer;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.Prompt;

/** One attempt at a call of a model. */
final class Endpoint {

    private final Api api;
    private final Completions completions;
    private final Failures failures;

    Endpoint(Api api, Completions completions, Failures failures) {
        this.api = api;
        this.completions = completions;
        this.failures = failures;
    }

    /** @throws LanguageModelFailure when there is no usable reply */
    Completion call(Prompt prompt, boolean streaming, Consumer<String> tokens) {
        var request = Requests.of(prompt, api);
        var response = streaming ? streamed(request, tokens) : whole(request);
        api.heard(response.aiMessage());
        return completions.of(response);
    }

    boolean learns(LanguageModelFailure failure) {
        return failure.kind() == LanguageModelFailure.Kind.REJECTED && api.learns(String.valueOf(failure.getMessage()));
    }

    private ChatResponse whole(ChatRequest request) {
        try {
            return api.whole().chat(request);
        } catch (RuntimeException failure) {
            throw understood(failure);
        }
    }

    private ChatResponse streamed(ChatRequest request, Consumer<String> tokens) {
        var reply = new StreamedReply(tokens);
        stream(request, reply);
        var gone = reply.gone();
        if (gone != null) {
            throw gone;
        }
        var failure = reply.failure();
        if (failure != null) {
            throw understood(failure);
        }
        var response = reply.response();
        if (response == null || response.finishReason() == null) {
            throw Thread.currentThread().isInterrupted() ? failures.cancelled() : failures.cutOff(null);
        }
        return response;
    }

    private void stream(ChatRequest request, StreamedReply reply) {
        try {
            api.streaming().chat(request, reply);
        } catch (RuntimeException failure) {
            reply.onError(failure);
        }
    }

    private RuntimeException understood(Throwable failure) {
        return Failures.causes(failure).filter(LanguageModelFailure.class::isInstance)
                .map(LanguageModelFailure.class::cast).findFirst().<RuntimeException>map(known -> known)
                .orElseGet(() -> unknown(failure));
    }

    private RuntimeException unknown(Throwable failure) {
        if (failure instanceof ContentFilteredException) {
            return failures.rejected("the model refuses to answer that.", failure);
        }
        return failures.malformed("the reply cannot be read; is LLM_BASE_URL the address of such a provider?", failure);
    }
}
