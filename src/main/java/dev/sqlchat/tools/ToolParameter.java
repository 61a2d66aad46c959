package dev.sqlchat.tools;

import java.util.Map;

/** One argument that a tool takes. */
public record ToolParameter(String name, Type type, String description, boolean required) {

    public enum Type {
        STRING("string"), NUMBER("number"), BOOLEAN("boolean");

        private final String schema;

        Type(String schema) {
            this.schema = schema;
        }

        private boolean holds(Object value) {
            return switch (this) {
                case STRING -> value instanceof String;
                case NUMBER -> value instanceof Number;
                case BOOLEAN -> value instanceof Boolean;
            };
        }
    }

    public static ToolParameter text(String name, String description) {
        return new ToolParameter(name, Type.STRING, description, true);
    }

    boolean holds(Object value) {
        return type.holds(value);
    }

    Map<String, Object> schema() {
        return Map.of("type", type.schema, "description", description);
    }
}
