package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.prompting.Protocol.Meaning;

/**
 * Calls of tools that a model wrote into its text: as JSON, in tags, or as ReAct (Thought, Action, Action Input, Final
 * Answer), in the forms that models are known to write.
 */
final class WrittenCalls {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private static final Pattern TAGGED = Pattern.compile("<(tool_call|function_call)>\\s*(.*?)\\s*(?:</\\1>|$)",
            Pattern.DOTALL);
    private static final Pattern FENCED = Pattern.compile("\\s*```\\w*\\s(.*?)\\s*(?:```\\s*|$)", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\s*(?:\\[TOOL_CALLS]|<\\|python_tag\\|>)\\s*");
    private static final Pattern ACTION = Pattern.compile(
            "^[ *]*Action[ *]*:[ *]*`?([^\\n`*]*?)`?[ *]*\\n+[ *]*Action Input[ *]*:\\**\\s*(.*?)\\s*(?=^[ *]*Observation|\\z)",
            Pattern.DOTALL | Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern FINAL = Pattern.compile("^[ *]*Final Answer[ *]*:\\**\\s*(.+)",
            Pattern.DOTALL | Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private static final List<String> NAMES = List.of("name", "tool", "tool_name", "function", "action");
    private static final List<String> ARGUMENTS = List.of("arguments", "parameters", "args", "input", "action_input",
            "tool_input");
    private static final Set<String> ENDINGS = Set.of("final answer", "final_answer");

    private final Map<String, ToolSpecification> offered;

    private WrittenCalls(List<ToolSpecification> tools) {
        this.offered = tools.stream().collect(Collectors.toMap(ToolSpecification::name, tool -> tool));
    }

    /**
     * What a text means that is nothing but calls, with what a model thinks before them; empty for any other text.
     *
     * @param tools that are offered
     */
    static Optional<Meaning> meaning(String text, List<ToolSpecification> tools) {
        return new WrittenCalls(tools).meaning(text);
    }

    private Optional<Meaning> meaning(String text) {
        var tagged = TAGGED.matcher(text).results().map(match -> match.group(2)).flatMap(one -> json(one).stream())
                .toList();
        if (!tagged.isEmpty()) {
            return ofJson(tagged);
        }
        var mark = MARK.matcher(text);
        var whole = json(unfenced(mark.lookingAt() ? text.substring(mark.end()) : text));
        return whole.isPresent() ? ofJson(List.of(whole.get())) : ofReact(text);
    }

    private Optional<Meaning> ofReact(String text) {
        var action = ACTION.matcher(text);
        if (action.find()) {
            var given = unfenced(action.group(2));
            return Optional.of(ending(action.group(1))
                    ? new Meaning.Said(given)
                    : step(List.of(call(action.group(1).strip(), JSON.getNodeFactory().stringNode(given)))));
        }
        var last = FINAL.matcher(text);
        return last.find() ? Optional.of(new Meaning.Said(last.group(1).strip())) : Optional.empty();
    }

    private Optional<Meaning> ofJson(List<JsonNode> nodes) {
        var calls = new ArrayList<ToolCall>();
        for (var node : nodes.stream().flatMap(WrittenCalls::each).toList()) {
            var name = first(node, NAMES);
            var arguments = first(node, ARGUMENTS);
            if (name.filter(JsonNode::isString).isEmpty() || arguments.isEmpty() && !offers(name.get().stringValue())) {
                return Optional.empty();
            }
            if (ending(name.get().stringValue())) {
                return arguments.map(JsonNode::asString).map(Meaning.Said::new);
            }
            calls.add(call(name.get().stringValue(), arguments.orElseGet(JSON::createObjectNode)));
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(step(calls));
    }

    /** OpenAI's form has the call within {@code function}. */
    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray()
                ? node.valueStream().flatMap(WrittenCalls::each)
                : Stream.of(node.path("function").isObject() ? node.path("function") : node);
    }

    private static Optional<JsonNode> first(JsonNode node, List<String> keys) {
        return keys.stream().map(node::get).filter(Objects::nonNull).findFirst();
    }

    private boolean offers(String name) {
        return offered.containsKey(name);
    }

    private static boolean ending(String name) {
        return ENDINGS.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    /** A step of tools that there are; else what to do instead. */
    private Meaning step(List<ToolCall> calls) {
        var unknown = calls.stream().map(ToolCall::tool).filter(name -> !offers(name)).findFirst();
        return unknown.<Meaning>map(name -> new Meaning.Unclear(offered.isEmpty()
                ? "No tool can be called any more. Answer in one or two sentences."
                : "There is no tool named %s. Use one of: %s.".formatted(name,
                        offered.keySet().stream().sorted().collect(Collectors.joining(", ")))))
                .orElseGet(() -> new Meaning.Step("", calls));
    }

    private ToolCall call(String name, JsonNode given) {
        return new ToolCall("", name, arguments(parameters(name), given));
    }

    private Set<?> parameters(String name) {
        var tool = offered.get(name);
        return tool != null && tool.parameters().get("properties") instanceof Map<?, ?> properties
                ? properties.keySet()
                : Set.of();
    }

    /** Text alone is JSON, or the one thing that the tool takes. */
    private static Map<String, Object> arguments(Set<?> parameters, JsonNode given) {
        if (given.isObject()) {
            return named(parameters, values(given));
        }
        var object = given.isString()
                ? json(given.stringValue()).filter(JsonNode::isObject)
                : Optional.<JsonNode>empty();
        if (object.isPresent()) {
            return named(parameters, values(object.get()));
        }
        var text = given.isString() ? unquoted(unfenced(given.stringValue())) : given.toString();
        return parameters.size() == 1 ? Map.of(String.valueOf(parameters.iterator().next()), text) : Map.of();
    }

    private static Map<String, Object> values(JsonNode object) {
        var values = JSON.convertValue(object, OBJECT);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** What is the only argument is meant to be the only parameter, whatever it is called. */
    private static Map<String, Object> named(Set<?> parameters, Map<String, Object> values) {
        return parameters.size() == 1 && values.size() == 1
                ? Map.of(String.valueOf(parameters.iterator().next()), values.values().iterator().next())
                : values;
    }

    private static String unquoted(String text) {
        return json(text).filter(JsonNode::isString).map(JsonNode::stringValue).orElse(text);
    }

    private static String unfenced(String text) {
        var fenced = FENCED.matcher(text);
        return fenced.matches() ? fenced.group(1).strip() : text.strip();
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(text));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
