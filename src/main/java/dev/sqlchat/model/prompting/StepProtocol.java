package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.prompts.PromptText;
import dev.sqlchat.prompts.Prompts;

/**
 * For models that cannot call tools but whose reply can be held to a JSON schema: each reply is one step, and so are the
 * earlier ones that they see. What a tool returned comes as a message of the user.
 */
final class StepProtocol implements Protocol {

    private static final int MOST_TOKENS = 1_000;
    private static final int LONGEST_RESULT = 6_000;

    private final Prompts prompts;
    private final Transcript transcript;

    /** @param prompts what the model is told */
    StepProtocol(Prompts prompts) {
        this.prompts = prompts;
        this.transcript = new Transcript(prompts, LONGEST_RESULT);
    }

    @Override
    public Prompt prompt(Case question) {
        var tools = question.request().tools();
        var messages = new ArrayList<Message>();
        var calls = new HashMap<String, Message>();
        for (var message : transcript.of(question)) {
            asSteps(message, calls).forEach(messages::add);
        }
        var form = tools.isEmpty()
                ? prompts.text(PromptText.LAST_STEP)
                : prompts.text(PromptText.STEPS, Map.of("tools", listed(tools)));
        messages.set(0, new Message.Instruction(messages.getFirst().text().strip() + "\n\n" + form));
        return new Prompt(messages, List.of(), StepForm.schema(tools), MOST_TOKENS);
    }

    /** A call is said where its result is, so that each reply is one step also where several calls were made at once. */
    private static Stream<Message> asSteps(Message message, Map<String, Message> calls) {
        return switch (message) {
            case Message.Assistant(var text, var made, var _) when made.isEmpty() -> Stream.of(
                    said(StepForm.answer("This answers the question.", text)));
            case Message.Assistant(var text, var made, var _) -> {
                made.forEach(call -> calls.put(call.id(), said(StepForm.call(thought(text, call), call))));
                yield Stream.empty();
            }
            case Message.ToolResult result -> Stream.concat(Optional.ofNullable(calls.get(result.callId())).stream(),
                    Stream.of(new Message.User("Result of %s:\n%s".formatted(result.tool(), result.text()))));
            case Message.User user -> Stream.of(user);
            case Message.Instruction told -> Stream.of(told);
        };
    }

    private static String thought(String text, ToolCall call) {
        return text.isBlank() ? "I need " + call.tool() + "." : text;
    }

    private static Message said(String text) {
        return new Message.Assistant(text, List.of(), null);
    }

    private static String listed(List<ToolSpecification> tools) {
        return tools.stream().map(StepProtocol::described).collect(Collectors.joining("\n"));
    }

    private static String described(ToolSpecification tool) {
        var parameters = tool.parameters().get("properties") instanceof Map<?, ?> properties
                ? properties.entrySet().stream().map(StepProtocol::parameter).collect(Collectors.joining("; "))
                : "";
        return "- %s%s: %s".formatted(tool.name(), parameters.isEmpty() ? "" : " (" + parameters + ")",
                tool.description());
    }

    private static String parameter(Map.Entry<?, ?> parameter) {
        return parameter.getKey() + (parameter.getValue() instanceof Map<?, ?> schema
                && schema.get("description") instanceof String description ? ": " + description : "");
    }

    @Override
    public boolean done(Case question) {
        return false;
    }

    @Override
    public Consumer<String> answerIn(Consumer<String> answer) {
        return new FieldText(StepForm.ANSWER, answer);
    }

    @Override
    public Meaning meaning(Case question, Completion completion) {
        if (completion.cut()) {
            return new Meaning.Unclear(
                    "Your reply was too long and was cut off. " + prompts.text(PromptText.STEPS_AGAIN));
        }
        var step = StepForm.step(completion.text());
        return step.map(object -> object.path(StepForm.ANSWER).asString("").strip())
                .filter(answer -> !answer.isEmpty()).<Meaning>map(Meaning.Said::new)
                .or(() -> WrittenCalls.meaning(step.map(JsonNode::toString).orElse(completion.text()),
                        question.request().tools()))
                .map(meaning -> thoughtful(meaning, completion.text()))
                .orElseGet(() -> new Meaning.Unclear(prompts.text(PromptText.STEPS_AGAIN)));
    }

    private static Meaning thoughtful(Meaning meaning, String text) {
        return meaning instanceof Meaning.Step(var _, var calls)
                ? new Meaning.Step(StepForm.thought(text), calls)
                : meaning;
    }
}
