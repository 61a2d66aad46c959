package dev.sqlchat.model.choice;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.prompting.LlmChatModel;

import static dev.sqlchat.model.SqlTools.QUERY;

/**
 * The engine answers what it is sure of. The rest it begins, and a language model goes on from there; what both find
 * decides.
 */
public final class HybridChatModel implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(HybridChatModel.class);

    private static final Conclusion UNSURE = new Conclusion.Abstained("I am not sure enough to answer that.", List.of(),
            0);

    /** How sure is sure enough where a model was asked too: nobody is left to ask. */
    private static final double CHECKED = 0.5;

    private final EmbeddedChatModel embedded;
    private final Interpreter engine;
    private final LlmChatModel llm;
    private final double threshold;

    /** @param threshold answers less sure than this are not given */
    public HybridChatModel(Interpreter engine, LlmChatModel llm, double threshold) {
        this.embedded = new EmbeddedChatModel(engine, threshold);
        this.engine = engine;
        this.llm = llm;
        this.threshold = Math.min(threshold, CHECKED);
    }

    @Override
    public String name() {
        return "hybrid, " + llm.name();
    }

    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public String name(Usage usage) {
        return usage.modelCalls() == 0 ? embedded.name() : name();
    }

    @Override
    public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
        var progress = Progress.of(request.messages());
        if (progress.attempted()) {
            return ask(request, UNSURE, tokens);
        }
        var reply = embedded.reply(request, tokens);
        return reply instanceof ChatReply.Concluded(Conclusion conclusion, var ignored)
                && !(conclusion instanceof Conclusion.Answered) && !request.tools().isEmpty()
                        ? begin(request, progress, conclusion, tokens)
                        : reply;
    }

    /** @param otherwise what the engine says alone */
    private ChatReply begin(ChatRequest request, Progress progress, Conclusion otherwise, Consumer<String> tokens) {
        var draft = readings(request, progress).stream().findFirst().orElse(null);
        return draft == null || tried(progress, draft)
                ? ask(request, otherwise, tokens)
                : new ChatReply.Calls("", List.of(new ToolCall("draft-" + request.messages().size(), QUERY,
                        Map.of("query", draft.sql()))), draft, Usage.NONE);
    }

    private static boolean tried(Progress progress, Reading reading) {
        return progress.callsOf(QUERY).stream().anyMatch(call -> reading.sql().equals(call.arguments().get("query")));
    }

    private ChatReply ask(ChatRequest request, Conclusion otherwise, Consumer<String> tokens) {
        try {
            // Without the engine's draft: that both find the same must not be for one having copied the other.
            return judged(request, llm.reply(request, tokens));
        } catch (LanguageModelFailure failure) {
            if (failure.kind() == LanguageModelFailure.Kind.CANCELLED) {
                throw failure;
            }
            LOG.warn("The engine answers alone: {}", failure.getMessage());
            return new ChatReply.Concluded(failure.kind() == LanguageModelFailure.Kind.BUDGET
                    ? otherwise.because(String.valueOf(failure.getMessage()))
                    : otherwise, Usage.NONE);
        }
    }

    private ChatReply judged(ChatRequest request, ChatReply reply) {
        var progress = Progress.of(request.messages());
        return reply instanceof ChatReply.Concluded(Conclusion.Answered said, var usage)
                ? new ChatReply.Concluded(new Jury(readings(request, progress), progress, request.grounding(),
                        threshold).verdict(said), usage)
                : reply;
    }

    private List<Reading> readings(ChatRequest request, Progress progress) {
        return engine.interpret(request.grounding().asked(progress.question())) instanceof Interpretation.Understood one
                ? one.readings()
                : List.of();
    }
}
