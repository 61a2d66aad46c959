package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.review.Finding;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.Refusal;
import dev.sqlchat.tools.ToolArguments;
import dev.sqlchat.tools.Toolbox;

import static dev.sqlchat.model.SqlTools.QUERY;

/**
 * Reviews what the model asks for before it runs. A refused query and a repeated call are answered with the reason
 * instead of a result; so is, once, a query of a language model whose numbers are likely wrong.
 */
final class ReviewCalls implements Node {

    /** A model that repeats itself more often has to conclude. */
    private static final int MOST_REPEATS = 2;
    /** One with the repaired query, one for a slip in it, one with the answer. */
    private static final int STEPS_OF_A_REPAIR = 3;

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
        // What came back as doubtful may be sent again as it is.
        earlier.removeIf(call -> call.id().equals(state.review().doubted()));
        for (var call : state.openCalls()) {
            reviewed = earlier.stream().anyMatch(call::repeats)
                    ? repeated(reviewed, call)
                    : reviewed(reviewed, call, run);
            earlier.add(call);
        }
        return leave(reviewed);
    }

    private static AgentState repeated(AgentState state, ToolCall call) {
        return answered(state, call, "You made this very call before and its result is above. Use it, or do "
                + "something else.").with(state.review().repeated());
    }

    private AgentState reviewed(AgentState state, ToolCall call, Run run) {
        return toolbox.query(call.tool(), new ToolArguments(call.arguments())).map(run.tools()::check)
                .map(verdict -> switch (verdict) {
                    case Verdict.Accepted accepted -> weighed(state, call, accepted.query(), run);
                    case Verdict.Refused refused -> refused(state, call, refused);
                }).orElse(state);
    }

    /**
     * The engine joins along keys, and what was verified was run before: to have the database plan those too would cost time
     * and find nothing.
     */
    private AgentState weighed(AgentState state, ToolCall call, CheckedQuery query, Run run) {
        return Progress.isAttempt(call)
                ? run.tools().refusal(query).map(refused -> refused(state, call, refused))
                        .or(() -> doubt(state, query, run).map(doubted -> doubted(state, call, doubted)))
                        .orElseGet(() -> state.with(state.review().accepted()))
                : state.with(state.review().accepted());
    }

    /** Only once, and while the model can still do something about it. */
    private Optional<Finding.Doubted> doubt(AgentState state, CheckedQuery query, Run run) {
        var repairable = state.review().doubted() == null && state.review().refusals() < repairs
                && state.remainingSteps() >= STEPS_OF_A_REPAIR && !run.budget().isNearlySpent()
                && Progress.of(state.messages()).attempts(QUERY).size() + 1 < Progress.MOST_ATTEMPTS;
        return repairable ? run.tools().doubt(query) : Optional.empty();
    }

    private static AgentState refused(AgentState state, ToolCall call, Verdict.Refused refused) {
        return answered(state, call, Refusal.words(refused))
                .with(state.review().refused(refused.reason(), refused.nearest()));
    }

    private static AgentState doubted(AgentState state, ToolCall call, Finding.Doubted doubted) {
        return answered(state, call,
                "The query did not run: its result is likely wrong (%s). %s Send the repaired query, or "
                        .formatted(doubted.rule(), doubted.reason()) + "this one again if it is meant so.")
                .with(state.review().doubted(call.id()));
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
                        ? review.doubted() == null ? "already done" : "sent back: likely wrong"
                        : "refused: " + review.refusal())
                : new Step(next, Route.ACCEPTED, "accepted");
    }
}
