package dev.sqlchat.model.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Who serves language models, or by what interface. */
public enum Provider {
    OPENAI("https://api.openai.com/v1", true, "gpt-5-mini"),
    /** Azure OpenAI; the model is the name of a deployment. */
    AZURE(null, true, "the name of a deployment"), ANTHROPIC("https://api.anthropic.com/v1", true,
            "claude-sonnet-4-5"), GEMINI("https://generativelanguage.googleapis.com/v1beta", true,
                    "gemini-2.5-flash"), OLLAMA("http://localhost:11434", false, "qwen2.5-coder:7b"),
    /** Any server that speaks OpenAI's chat completions. */
    OPENAI_COMPATIBLE(null, false, "the name that the server lists at /models");

    private final @Nullable String address;
    private final boolean needsKey;
    private final String exampleModel;

    Provider(@Nullable String address, boolean needsKey, String exampleModel) {
        this.address = address;
        this.needsKey = needsKey;
        this.exampleModel = exampleModel;
    }

    /** As users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null where it has none that is the same for all. */
    @Nullable
    String address() {
        return address;
    }

    boolean needsKey() {
        return needsKey;
    }

    String exampleModel() {
        return exampleModel;
    }

    /** @throws IllegalArgumentException for the name of none */
    static Provider of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String labels() {
        return Arrays.stream(values()).map(Provider::label).collect(Collectors.joining(", "));
    }
}
