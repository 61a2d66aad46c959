package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.Prompt;

/** Calls a model, again where that may help and nothing of a reply has been handed on. */
final class Attempts {

    private final Endpoint endpoint;
    private final Retries retries;

    Attempts(Endpoint endpoint, Failures failures) {
        this.endpoint = endpoint;
        this.retries = new Retries(failures);
    }

    /** @throws LanguageModelFailure the last one */
    Completion call(Prompt prompt, boolean streaming, Consumer<String> tokens, Duration time) {
        var heard = new AtomicBoolean();
        Consumer<String> noted = text -> {
            heard.set(true);
            tokens.accept(text);
        };
        return retries.call(() -> endpoint.call(prompt, streaming, noted), endpoint::learns, () -> !heard.get(), time);
    }
}
