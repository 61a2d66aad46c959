package dev.sqlchat.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static dev.sqlchat.model.SqlTools.SCHEMA;

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

    /** Whether both ask for the same thing, tables in whatever order. */
    public boolean repeats(ToolCall other) {
        return tool.equals(other.tool)
                && (arguments.equals(other.arguments) || tool.equals(SCHEMA) && tables().equals(other.tables()));
    }

    private Set<String> tables() {
        return Arrays.stream(Objects.toString(arguments.get("table_names"), "").split(",")).map(String::strip)
                .collect(Collectors.toSet());
    }
}
