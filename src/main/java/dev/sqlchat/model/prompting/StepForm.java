package dev.sqlchat.model.prompting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;

/**
 * How a step is written as JSON: a short thought, then a tool with its arguments or the answer. The thought comes first, as
 * what is written later follows from it.
 */
final class StepForm {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String THOUGHT = "thought";
    private static final String STEP = "step";
    private static final String TOOL = "tool";
    private static final String ARGUMENTS = "arguments";
    /** The name of the field that holds the answer. */
    static final String ANSWER = "answer";

    private StepForm() {}

    /** The schema of a step that calls one of these tools or answers; without tools, of one that answers. */
    static Map<String, Object> schema(List<ToolSpecification> tools) {
        var answer = object(Map.of(ANSWER, text()));
        var steps = Stream.concat(tools.stream().map(StepForm::schema), Stream.of(answer)).toList();
        var fields = new LinkedHashMap<String, Object>();
        fields.put(THOUGHT, text());
        fields.put(STEP, tools.isEmpty() ? answer : Map.of("anyOf", steps));
        return object(fields);
    }

    /** A tool that takes nothing has no field for it: an object without fields is no schema for everybody. */
    private static Map<String, Object> schema(ToolSpecification tool) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(TOOL, Map.of("type", "string", "enum", List.of(tool.name())));
        if (tool.parameters().get("properties") instanceof Map<?, ?> properties && !properties.isEmpty()) {
            var arguments = new LinkedHashMap<>(tool.parameters());
            arguments.put("additionalProperties", false);
            fields.put(ARGUMENTS, arguments);
        }
        return object(fields);
    }

    private static Map<String, Object> object(Map<String, Object> fields) {
        return Map.of("type", "object", "properties", fields, "required", List.copyOf(fields.keySet()),
                "additionalProperties", false);
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    static String call(String thought, ToolCall call) {
        var step = new LinkedHashMap<String, Object>();
        step.put(TOOL, call.tool());
        if (!call.arguments().isEmpty()) {
            step.put(ARGUMENTS, call.arguments());
        }
        return written(thought, step);
    }

    static String answer(String thought, String text) {
        return written(thought, Map.of(ANSWER, text));
    }

    private static String written(String thought, Map<String, Object> step) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(THOUGHT, thought);
        fields.put(STEP, step);
        return JSON.writeValueAsString(fields);
    }

    /** What a text asks for that is a step; empty where it is none. */
    static Optional<JsonNode> step(String text) {
        return object(text).map(node -> node.path(STEP).isObject() ? node.path(STEP) : node);
    }

    static String thought(String text) {
        return object(text).map(node -> node.path(THOUGHT).asString("")).orElse("");
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
