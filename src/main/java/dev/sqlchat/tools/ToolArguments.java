package dev.sqlchat.tools;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The arguments of one call by parameter name. */
public record ToolArguments(Map<String, Object> values) {

    public ToolArguments {
        values = Map.copyOf(values);
    }

    /** The text of this argument; empty when it was not given. */
    public String text(String name) {
        return Optional.ofNullable(value(name)).map(Object::toString).orElse("");
    }

    public Optional<Number> number(String name) {
        return Optional.ofNullable(value(name)).filter(Number.class::isInstance).map(Number.class::cast);
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(value(name));
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }
}
