package dev.sqlchat.model;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.Message.ToolResult;

import static dev.sqlchat.model.SqlTools.QUERY;

/** Answers with the plan that the user's edits made; where there is none, another model works. */
public final class EditedFirst implements ChatModel {

    /** The id of the call that runs the edited plan. */
    static final String CALL = "edited";

    private final ChatModel other;

    public EditedFirst(ChatModel other) {
        this.other = other;
    }

    @Override
    public String name() {
        return other.name();
    }

    @Override
    public String name(Usage usage) {
        return other.name(usage);
    }

    @Override
    public String version() {
        return other.version();
    }

    @Override
    public double threshold() {
        return other.threshold();
    }

    @Override
    public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
        var edited = request.grounding().edited();
        if (edited == null) {
            return other.reply(request, tokens);
        }
        var result = Progress.of(request.messages()).results().get(CALL);
        return result == null ? call(edited) : new ChatReply.Concluded(conclusion(edited, result), Usage.NONE);
    }

    private static ChatReply call(Reading edited) {
        return new ChatReply.Calls("", List.of(new ToolCall(CALL, QUERY, Map.of("query", edited.sql()))), edited,
                Usage.NONE);
    }

    private static Conclusion conclusion(Reading edited, ToolResult result) {
        return result.failed()
                ? new Conclusion.Abstained("I could not get an answer from the database. " + result.text(), List.of(),
                        0)
                : new Conclusion.Answered("", edited.confidence(), CALL);
    }
}
