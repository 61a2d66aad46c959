package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.LlmSettings.Protocol;
import dev.sqlchat.model.llm.Prompt;

/** Finds out what a model can do by short calls that hold nothing of the user's. */
final class Probe {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Kind> NOT_TAKEN = Set.of(Kind.REJECTED, Kind.MALFORMED, Kind.PROVIDER);
    private static final Prompt HELLO = new Prompt(List.of(new Message.User("Reply with the word ready.")), List.of(),
            null, 16);
    private static final String TOOL = "note_number";
    private static final String FIELD = "number";
    private static final Map<String, Object> PARAMETERS = Map.of("type", "object", "properties",
            Map.of(FIELD, Map.of("type", "integer")), "required", List.of(FIELD), "additionalProperties", false);
    private static final Prompt CALL = new Prompt(
            List.of(new Message.User("Call the tool note_number with the number 7.")),
            List.of(new ToolSpecification(TOOL, "Notes a number.", PARAMETERS)), null, 512);
    /** One of two forms, as steps are. */
    private static final Map<String, Object> STEP = Map.of("type", "object", "properties",
            Map.of(FIELD, Map.of("anyOf", List.of(PARAMETERS, Map.of("type", "object", "properties",
                    Map.of("none", Map.of("type", "boolean")), "required", List.of("none"), "additionalProperties",
                    false)))),
            "required", List.of(FIELD), "additionalProperties", false);
    /** Asks for something else, so that only a reply that is held to the schema has its form. */
    private static final Prompt SCHEMA = new Prompt(List.of(new Message.User("Write a sentence about the number 7.")),
            List.of(), STEP, 512);

    private final Attempts attempts;
    private final Protocol protocol;

    Probe(Attempts attempts, Protocol protocol) {
        this.attempts = attempts;
        this.protocol = protocol;
    }

    /**
     * Whether replies can be had as they are written.
     *
     * @throws LanguageModelFailure when it gives no reply at all
     */
    boolean streams(Duration time) {
        try {
            attempts.call(HELLO, true, text -> {}, time);
            return true;
        } catch (LanguageModelFailure failure) {
            if (!NOT_TAKEN.contains(failure.kind())) {
                throw failure;
            }
            attempts.call(HELLO, false, text -> {}, time);
            return false;
        }
    }

    /** @throws LanguageModelFailure when that cannot be found out now */
    Capabilities capabilities(boolean streaming, Duration time) {
        return switch (protocol) {
            case AUTO -> new Capabilities(can(CALL, streaming, time, Probe::calls),
                    can(SCHEMA, streaming, time, Probe::keepsToSchema), streaming);
            case TOOLS -> new Capabilities(true, false, streaming);
            case JSON -> new Capabilities(false, true, streaming);
            case TEXT -> new Capabilities(false, false, streaming);
        };
    }

    private boolean can(Prompt prompt, boolean streaming, Duration time, Predicate<Completion> shown) {
        try {
            return shown.test(attempts.call(prompt, streaming, text -> {}, time));
        } catch (LanguageModelFailure failure) {
            if (!NOT_TAKEN.contains(failure.kind())) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean calls(Completion completion) {
        return completion.calls().stream()
                .anyMatch(call -> call.tool().equals(TOOL) && "7".equals(String.valueOf(call.arguments().get(FIELD))));
    }

    private static boolean keepsToSchema(Completion completion) {
        try {
            var json = JSON.readTree(completion.text());
            var step = json.path(FIELD);
            return json.size() == 1 && step.size() == 1
                    && (step.path(FIELD).isIntegralNumber() || step.path("none").isBoolean());
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
