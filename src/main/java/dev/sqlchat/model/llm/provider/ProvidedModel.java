package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.function.Consumer;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.Prompt;

/** A model of a provider. */
final class ProvidedModel implements LanguageModel {

    private final String name;
    private final Duration time;
    private final Capabilities capabilities;
    private final Attempts attempts;

    ProvidedModel(String name, Duration time, Capabilities capabilities, Attempts attempts) {
        this.name = name;
        this.time = time;
        this.capabilities = capabilities;
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Completion complete(Prompt prompt, Consumer<String> tokens) {
        return attempts.call(prompt, capabilities().streaming(), tokens, time);
    }
}
