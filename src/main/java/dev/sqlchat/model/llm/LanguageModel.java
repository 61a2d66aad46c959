package dev.sqlchat.model.llm;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** A language model that a provider serves. Safe for many threads. */
public interface LanguageModel {

    /** Provider and model, for users, such as {@code openai/gpt-5}. */
    String name();

    /**
     * What it can do, as it was set or found out by trying; the first call may take as long as some calls of the model.
     *
     * @throws LanguageModelFailure when it is not known and cannot be found out now
     */
    Capabilities capabilities();

    /** What it can do; null while that would have to be found out. */
    default @Nullable Capabilities known() {
        return capabilities();
    }

    /**
     * One call, which ends at {@link Deadline#CURRENT} if not before. Interrupting the thread cancels it.
     *
     * @param tokens gets pieces of the text as they come, where the provider streams
     * @throws LanguageModelFailure when the provider gives no usable reply
     */
    Completion complete(Prompt prompt, Consumer<String> tokens);
}
