package dev.sqlchat.model;

import java.util.Map;

/**
 * A model's request to run a tool.
 *
 * @param id unique within a conversation
 * @param arguments by parameter name, as JSON values: String, Number, Boolean, List, Map
 */
public record ToolCall(String id, String tool, Map<String, Object> arguments) {

    public ToolCall {
        arguments = Map.copyOf(arguments);
    }

    /** Whether both ask for the same thing. */
    public boolean repeats(ToolCall other) {
        return tool.equals(other.tool) && arguments.equals(other.arguments);
    }
}
