package dev.sqlchat.agent;

import java.util.Locale;

/** What is done when a tool fails. */
public sealed interface ToolErrors {

    /** The model is told why, and may do better. */
    record TellModel() implements ToolErrors {}

    /** The model is told this and nothing else. */
    record Say(String message) implements ToolErrors {}

    /** The question ends, with the reason for the user. */
    record Stop() implements ToolErrors {}

    /** For users, as "allowed is ...". */
    String ALLOWED = "model, stop, or what the model is told instead, in several words";

    /** @throws IllegalArgumentException for one word that is none of the two */
    static ToolErrors of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "model" -> new TellModel();
            case "stop" -> new Stop();
            default -> say(text);
        };
    }

    private static ToolErrors say(String message) {
        if (!message.contains(" ")) {
            throw new IllegalArgumentException(message);
        }
        return new Say(message);
    }
}
