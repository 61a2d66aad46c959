package dev.sqlchat.model;

import java.util.Map;

/**
 * A tool as a model sees it.
 *
 * @param parameters a JSON schema of type {@code object}
 */
public record ToolSpecification(String name, String description, Map<String, Object> parameters) {

    public ToolSpecification {
        parameters = Map.copyOf(parameters);
    }
}
