package dev.sqlchat.model.choice;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.prompting.LlmChatModel;

/** A language model that starts from how the engine reads the question, and answers alone. */
final class DraftedChatModel implements ChatModel {

    private final LlmChatModel llm;
    private final Interpreter engine;

    DraftedChatModel(LlmChatModel llm, Interpreter engine) {
        this.llm = llm;
        this.engine = engine;
    }

    @Override
    public String name() {
        return llm.name();
    }

    @Override
    public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
        return llm.reply(request, draft(request), tokens);
    }

    private @Nullable Reading draft(ChatRequest request) {
        var question = request.grounding().asked(Progress.of(request.messages()).question());
        return engine.interpret(question) instanceof Interpretation.Understood understood ? understood.best() : null;
    }
}
