package dev.sqlchat.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Reading;

/** A model's next step. */
public sealed interface ChatReply {

    Usage usage();

    /** The same after a call that led nowhere. */
    default ChatReply after(Usage earlier) {
        return switch (this) {
            case Calls calls -> new Calls(calls.text, calls.calls, calls.reading, earlier.plus(calls.usage));
            case Concluded concluded -> new Concluded(concluded.conclusion, earlier.plus(concluded.usage));
        };
    }

    /**
     * It wants tools run.
     *
     * @param text what it said along with it, may be empty
     * @param reading how the embedded engine reads the question, where it does
     */
    record Calls(String text, List<ToolCall> calls, @Nullable Reading reading, Usage usage) implements ChatReply {

        public Calls {
            calls = List.copyOf(calls);
            if (calls.isEmpty()) {
                throw new IllegalArgumentException("a reply that calls tools calls at least one");
            }
        }
    }

    /** It is done. */
    record Concluded(Conclusion conclusion, Usage usage) implements ChatReply {}
}
