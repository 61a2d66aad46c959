package dev.sqlchat.model;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.model.Message.Assistant;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

import static dev.sqlchat.model.SqlTools.QUERY;

/** Answers with a verified query where there is one; where there is none, or it no longer runs, another model works. */
public final class VerifiedFirst implements ChatModel {

    /** The id of the call that runs the verified query. */
    public static final String CALL = "verified";

    private final ChatModel other;
    private final Interpreter engine;

    /** @param engine reads the question too, so that a follow-up has something to change */
    public VerifiedFirst(ChatModel other, Interpreter engine) {
        this.other = other;
        this.engine = engine;
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
        var verified = request.grounding().precedent().match();
        if (verified == null) {
            return other.reply(request, tokens);
        }
        var progress = Progress.of(request.messages());
        var result = progress.results().get(CALL);
        if (result == null && request.offers(QUERY) && !progress.called(QUERY)) {
            return call(request, progress.question(), verified);
        }
        return result == null || result.failed()
                ? other.reply(without(request), tokens)
                : new ChatReply.Concluded(new Conclusion.Answered("", 1, CALL), Usage.NONE);
    }

    private ChatReply call(ChatRequest request, String question, Precedent.Verified verified) {
        var call = new ToolCall(CALL, QUERY, Map.of("query", verified.sql()));
        var grounding = request.grounding();
        return new ChatReply.Calls("", List.of(call),
                saysItself(verified, grounding.catalog()) ? null : sameReading(grounding, question, verified),
                Usage.NONE);
    }

    /** Whether the plan of the query is known: no other one need be found that finds the same. */
    private static boolean saysItself(Precedent.Verified verified, Catalog catalog) {
        return Guard.of(catalog, Policy.EVERYTHING).check(verified.sql()) instanceof Verdict.Accepted(var query)
                && Reading.of(query, catalog).isPresent();
    }

    /** How the engine reads the question, where it is sure and that finds the same rows; else null. */
    private @Nullable Reading sameReading(Grounding grounding, String question, Precedent.Verified verified) {
        var asked = new Question(question, grounding.catalog(), grounding.today(), null, grounding.hints(),
                grounding.probe());
        if (!(engine.interpret(asked) instanceof Understood understood)) {
            return null;
        }
        var best = understood.best();
        if (best.confidence() < threshold()) {
            return null;
        }
        var read = grounding.probe().find(best.sql(), best.tables());
        return read instanceof Found.Rows found && !found.rows().isEmpty()
                && read.equals(grounding.probe().find(verified.sql(), verified.tables())) ? best : null;
    }

    /** As if the verified query had not been tried. */
    private static ChatRequest without(ChatRequest request) {
        return new ChatRequest(request.messages().stream().filter(message -> !ours(message)).toList(), request.tools(),
                request.grounding());
    }

    private static boolean ours(Message message) {
        return switch (message) {
            case Assistant reply -> reply.calls().stream().anyMatch(call -> call.id().equals(CALL));
            case ToolResult result -> result.callId().equals(CALL);
            case Message.User ignored -> false;
            case Message.Instruction ignored -> false;
        };
    }
}
