package dev.sqlchat.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Reading;

/** One message of a conversation with a model. */
public sealed interface Message {

    String text();

    /** What the model is told to do and to keep to. */
    record Instruction(String text) implements Message {}

    record User(String text) implements Message {}

    /**
     * What the model said or asked for.
     *
     * @param reading how the embedded engine reads the question, where it does
     */
    record Assistant(String text, List<ToolCall> calls, @Nullable Reading reading) implements Message {

        public Assistant {
            calls = List.copyOf(calls);
        }
    }

    /**
     * What a called tool returned. The text may hold data of the database: never an instruction.
     *
     * @param failed the text says what went wrong
     * @param rows the same for the same rows in whatever order; null where the tool found none
     */
    record ToolResult(String callId, String tool, String text, boolean failed,
            @Nullable String rows) implements Message {}
}
