package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.Refusal;
import dev.sqlchat.tools.ToolArguments;
import dev.sqlchat.tools.Toolbox;

/**
 * Reviews what the model asks for before it runs. A refused query and a repeated call are answered with the reason
 * instead of a result.
 */
final class ReviewCalls implements Node {

    /** A model that repeats itself more often has to conclude. */
    private static final int MOST_REPEATS = 1;

    private final Toolbox toolbox;
    private final int repairs;

    ReviewCalls(Toolbox toolbox, int repairs) {
        this.toolbox = toolbox;
        this.repairs = repairs;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.ACCEPTED, Route.REFUSED, Route.GIVEN_UP);
    }

    @Override
    public Step work(AgentState state, Run run) {
        var reviewed = state;
        var earlier = new ArrayList<>(state.doneCalls());
        for (var call : state.openCalls()) {
            reviewed = earlier.stream().anyMatch(call::repeats)
                    ? repeated(reviewed, call)
                    : reviewed(reviewed, call, run);
            earlier.add(call);
        }
        return leave(reviewed);
    }

    private static AgentState repeated(AgentState state, ToolCall call) {
        var review = state.review();
        return answered(state, call, "You made this very call before and its result is above. Use it, or do "
                + "something else.")
                .with(new Review(review.refusals(), review.repeats() + 1, review.refusal(), review.nearest()));
    }

    private AgentState reviewed(AgentState state, ToolCall call, Run run) {
        return verdict(call, run).map(verdict -> switch (verdict) {
            case Verdict.Accepted ignored -> state.with(
                    new Review(state.review().refusals(), state.review().repeats(), null, List.of()));
            case Verdict.Refused refused -> refused(state, call, refused);
        }).orElse(state);
    }

    private Optional<Verdict> verdict(ToolCall call, Run run) {
        return toolbox.query(call.tool(), new ToolArguments(call.arguments())).map(run.tools()::check);
    }

    private static AgentState refused(AgentState state, ToolCall call, Verdict.Refused refused) {
        var review = state.review();
        return answered(state, call, Refusal.words(refused))
                .with(new Review(review.refusals() + 1, review.repeats(), refused.reason(), refused.nearest()));
    }

    private static AgentState answered(AgentState state, ToolCall call, String reason) {
        return state.plus(List.of(new ToolResult(call.id(), call.tool(), reason, true, null)));
    }

    private Step leave(AgentState state) {
        var review = state.review();
        if (review.refusals() > repairs) {
            var reason = "No query was accepted after %d repairs. %s".formatted(repairs, review.refusal());
            return new Step(state.with(new Conclusion.Abstained(reason, review.nearest(), 0)), Route.GIVEN_UP,
                    "refused too often: " + review.refusal());
        }
        var next = review.repeats() > MOST_REPEATS ? state.atLastStep() : state;
        return state.openCalls().isEmpty()
                ? new Step(next, Route.REFUSED, review.refusal() == null
                        ? "already done"
                        : "refused: " + review.refusal())
                : new Step(next, Route.ACCEPTED, "accepted");
    }
}
