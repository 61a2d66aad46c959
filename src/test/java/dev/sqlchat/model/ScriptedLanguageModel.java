package dev.sqlchat.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.Prompt;

/** A provider's model that says what it was told to, and keeps what it was sent. */
public final class ScriptedLanguageModel implements LanguageModel {

    private final Deque<Supplier<Completion>> script = new ArrayDeque<>();
    private final List<Prompt> prompts = new ArrayList<>();
    private boolean tools;
    private boolean schema;
    private Usage usage = new Usage(1, 100, 10, null);

    @Override
    public String name() {
        return "provider/model";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(tools, schema, true);
    }

    @Override
    public Completion complete(Prompt prompt, Consumer<String> tokens) {
        prompts.add(prompt);
        if (script.isEmpty()) {
            throw new AssertionError("the script is over");
        }
        return script.removeFirst().get();
    }

    public ScriptedLanguageModel withTools(boolean has) {
        tools = has;
        return this;
    }

    public ScriptedLanguageModel withSchema() {
        schema = true;
        return this;
    }

    /** From now on each call does. */
    public ScriptedLanguageModel takes(int inputTokens, int outputTokens) {
        usage = new Usage(1, inputTokens, outputTokens, null);
        return this;
    }

    public ScriptedLanguageModel says(String text) {
        var taken = usage;
        script.add(() -> new Completion(text, List.of(), false, taken));
        return this;
    }

    /** Says this and has come to the end of what it may write. */
    public ScriptedLanguageModel isCut(String text) {
        script.add(() -> new Completion(text, List.of(), true, new Usage(1, 100, 10, null)));
        return this;
    }

    public ScriptedLanguageModel calls(String tool, Map<String, Object> arguments) {
        var taken = usage;
        script.add(() -> new Completion("", List.of(new ToolCall("same", tool, arguments)), false, taken));
        return this;
    }

    public ScriptedLanguageModel queries(String sql) {
        return calls("sql_db_query", Map.of("query", sql));
    }

    public ScriptedLanguageModel fails(LanguageModelFailure.Kind kind) {
        script.add(() -> {
            throw new LanguageModelFailure(kind, "LLM_API_KEY: the provider says no.", null, null);
        });
        return this;
    }

    public List<Prompt> prompts() {
        return prompts;
    }

    /** All that it was sent. */
    public String sent() {
        return prompts.stream().flatMap(prompt -> prompt.messages().stream()).map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
