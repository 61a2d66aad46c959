package dev.sqlchat.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** The tools of an agent, called by name. Safe for many threads. */
public final class Toolbox {

    private final Map<String, Tool> tools = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two tools have one name, or a name has other characters than allowed */
    public Toolbox(List<Tool> tools) {
        tools.forEach(this::add);
    }

    /** The four tools that every agent has: list tables, schema, query checker, query. */
    public static Toolbox standard() {
        return new Toolbox(List.of(new ListTables(), new Schema(), new QueryChecker(), new Query()));
    }

    public List<Tool> tools() {
        return List.copyOf(tools.values());
    }

    /** Runs the tool of this name; a name or arguments that do not fit are an outcome that says so. */
    public ToolOutcome run(String name, ToolArguments arguments, ToolContext context) {
        var tool = tools.get(name);
        if (tool == null) {
            return new ToolOutcome.Failed("There is no tool named %s. Use one of: %s.".formatted(name,
                    String.join(", ", tools.keySet())));
        }
        return misfit(tool, arguments).<ToolOutcome>map(ToolOutcome.Failed::new)
                .orElseGet(() -> tool.run(arguments, context));
    }

    /** The SQL that the call would run, where it is a call of a tool that runs some. */
    public Optional<String> query(String name, ToolArguments arguments) {
        return Optional.ofNullable(tools.get(name)).filter(tool -> misfit(tool, arguments).isEmpty())
                .flatMap(tool -> tool.query(arguments));
    }

    /** The JSON schema of a tool's arguments. */
    public static Map<String, Object> schema(Tool tool) {
        var properties = new LinkedHashMap<String, Object>();
        tool.parameters().forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        var required = tool.parameters().stream().filter(ToolParameter::required).map(ToolParameter::name).toList();
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private void add(Tool tool) {
        if (!tool.name().matches("\\w{1,64}")) {
            throw new IllegalArgumentException("a tool's name has letters, digits and underscores: " + tool.name());
        }
        if (tools.putIfAbsent(tool.name(), tool) != null) {
            throw new IllegalArgumentException("two tools are named " + tool.name());
        }
    }

    private static Optional<String> misfit(Tool tool, ToolArguments arguments) {
        var problems = tool.parameters().stream().flatMap(parameter -> problem(parameter, arguments))
                .collect(joining("; "));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("%s was called with arguments that do not fit: %s.".formatted(tool.name(), problems));
    }

    private static Stream<String> problem(ToolParameter parameter, ToolArguments arguments) {
        var value = arguments.value(parameter.name());
        if (value == null) {
            return parameter.required() ? Stream.of(parameter.name() + " is missing") : Stream.empty();
        }
        return parameter.holds(value)
                ? Stream.empty()
                : Stream.of("%s is not a %s".formatted(parameter.name(), parameter.schema().get("type")));
    }
}
