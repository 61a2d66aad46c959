package dev.sqlchat.model;

import java.util.Optional;
import java.util.function.Consumer;

/** Whatever can take the agent's next step: the embedded engine, an LLM, or both. Safe for many threads. */
public interface ChatModel {

    /** What users are told worked on their question. */
    String name();

    /** Another text when the same question may be read in another way: the version, and the settings that matter. */
    default String version() {
        return Optional.ofNullable(getClass().getPackage().getImplementationVersion()).orElse("development");
    }

    /** Who of several worked on a question, by what was used. */
    default String name(Usage usage) {
        return name();
    }

    /** How sure an answer has to be, from 0 to 1, so that it counts as checked when its numbers are. */
    default double threshold() {
        return 0.6;
    }

    /**
     * The next step. A pure function of the request: what was done before is in its messages.
     *
     * @param tokens gets pieces of the answer's text while it is written, where the model can say them
     */
    ChatReply reply(ChatRequest request, Consumer<String> tokens);
}
