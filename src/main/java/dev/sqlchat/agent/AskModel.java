package dev.sqlchat.agent;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.tools.Toolbox;

/** Asks the model for its next step. At the last step it may not call tools. */
final class AskModel implements Node {

    private static final int LONGEST_THOUGHT = 300;
    private static final String TOO_MANY_STEPS = "I did not get to an answer within the steps that I may take.";
    private static final String TOO_MUCH = "I did not get to an answer with what a language model may take for a question.";

    /** What rows are worth that the model has not said to be the answer. */
    private static final double FOUND_ONLY = 0.4;

    private final ChatModel model;
    private final List<ToolSpecification> tools;
    private final boolean tellsTokens;

    /** @param tellsTokens whether the user may see the answer's text while the model writes it */
    AskModel(ChatModel model, Toolbox toolbox, boolean tellsTokens) {
        this.model = model;
        this.tools = toolbox.tools().stream()
                .map(tool -> new ToolSpecification(tool.name(), tool.description(), Toolbox.schema(tool))).toList();
        this.tellsTokens = tellsTokens;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.TOOL_CALLS, Route.NO_TOOL_CALLS);
    }

    @Override
    public Step work(AgentState state, Run run) {
        run.budget().beginStep(state.usage());
        return run.budget().late().map(reason -> stopped(state, reason)).orElseGet(() -> ask(state, run));
    }

    private Step ask(AgentState state, Run run) {
        var spent = run.budget().isNearlySpent();
        var request = new ChatRequest(state.messages(), state.isLastStep() || spent ? List.of() : tools,
                run.grounding());
        try {
            var reply = model.reply(request, text -> token(text, run));
            var after = state.afterStep(run.budget().ofStep(reply.usage()));
            // What it wants run all the same costs nothing, and may be all that it needs: some reply with queries alone.
            return state.isLastStep() && reply instanceof ChatReply.Calls
                    ? stopped(after, spent ? TOO_MUCH : TOO_MANY_STEPS)
                    : taken(spent ? after.atLastStep() : after, reply);
        } catch (LanguageModelFailure failure) {
            if (failure.kind() != LanguageModelFailure.Kind.BUDGET) {
                throw failure;
            }
            return unpaid(state, run, failure);
        }
    }

    /** Where the day ends, the model has had no last call to say what it found: that is the answer as it is. */
    private static Step unpaid(AgentState state, Run run, LanguageModelFailure failure) {
        var after = state.afterStep(run.budget().ofStep(Usage.NONE));
        if (state.finding() != null && run.budget().payerDenied()) {
            return taken(after, new ChatReply.Concluded(new Conclusion.Answered("", FOUND_ONLY), Usage.NONE));
        }
        if (failure.retryAfter() != null) {
            throw failure;
        }
        return stopped(after, String.valueOf(failure.getMessage()));
    }

    private static Step taken(AgentState after, ChatReply reply) {
        return switch (reply) {
            case ChatReply.Calls calls -> called(after, calls);
            case ChatReply.Concluded concluded -> new Step(after.with(concluded.conclusion()), Route.NO_TOOL_CALLS,
                    summary(concluded.conclusion()));
        };
    }

    private void token(String text, Run run) {
        if (tellsTokens) {
            run.tell(new AgentEvent.Token(text));
        }
    }

    private static Step called(AgentState state, ChatReply.Calls calls) {
        var message = new Message.Assistant(calls.text(), calls.calls(), calls.reading());
        return new Step(state.plus(List.of(message)), Route.TOOL_CALLS, summary(calls));
    }

    private static Step stopped(AgentState state, String reason) {
        return new Step(state.with(new Conclusion.Abstained(reason, List.of(), 0)), Route.NO_TOOL_CALLS, reason);
    }

    private static String summary(ChatReply.Calls calls) {
        var tools = "calls " + calls.calls().stream().map(ToolCall::tool).collect(Collectors.joining(", "));
        var said = calls.text().strip();
        return said.isEmpty() ? tools : tools + ": " + said.substring(0, Math.min(said.length(), LONGEST_THOUGHT));
    }

    private static String summary(Conclusion conclusion) {
        return switch (conclusion) {
            case Conclusion.Answered ignored -> "has the answer";
            case Conclusion.Abstained ignored -> "cannot answer";
            case Conclusion.Clarify ignored -> "asks back";
        };
    }
}
