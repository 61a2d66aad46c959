package dev.sqlchat.agent;

import java.util.List;
import java.util.Set;

import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.answer.Work.Finding;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.ToolArguments;
import dev.sqlchat.tools.ToolOutcome;
import dev.sqlchat.tools.Toolbox;

/** Runs the calls that the review let pass, one after another. */
final class RunTools implements Node {

    private final Toolbox toolbox;

    RunTools(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.OBSERVED);
    }

    @Override
    public Step work(AgentState state, Run run) {
        var after = state;
        for (var call : state.openCalls()) {
            after = Thread.currentThread().isInterrupted() ? after : observe(after, call, run);
        }
        return new Step(after, Route.OBSERVED, "");
    }

    /** Rows are not kept, and may be others by now. */
    @Override
    public AgentState again(Checkpoint.Change done, AgentState state, Run run) {
        return work(state, run).state();
    }

    private AgentState observe(AgentState state, ToolCall call, Run run) {
        var arguments = new ToolArguments(call.arguments());
        toolbox.query(call.tool(), arguments).ifPresent(sql -> announce(sql, run));
        var begin = System.nanoTime();
        var outcome = toolbox.run(call.tool(), arguments, run.tools());
        var ms = run.timings().add(call.tool(), System.nanoTime() - begin);
        run.tell(new AgentEvent.Step(AgentGraph.TOOLS, call.tool(), outcome.summary(), ms));
        var after = state.plus(List.of(new ToolResult(call.id(), call.tool(), outcome.text(),
                outcome instanceof ToolOutcome.Failed,
                outcome instanceof ToolOutcome.Tabled found ? found.result().fingerprint() : null)));
        return outcome instanceof ToolOutcome.Tabled found ? found(after, call.id(), found, run) : after;
    }

    private static void announce(String sql, Run run) {
        if (run.tools().check(sql) instanceof Verdict.Accepted accepted) {
            run.tell(new AgentEvent.Sql(accepted.query().sql()));
        }
    }

    private static AgentState found(AgentState state, String call, ToolOutcome.Tabled found, Run run) {
        var result = found.result();
        run.tell(new AgentEvent.Rows(AnswerWriter.columns(result), result.rows(), result.rows().size(),
                result.truncated() != null));
        return state.found(call, new Finding(result, found.query(), state.lastReply().reading()));
    }
}
