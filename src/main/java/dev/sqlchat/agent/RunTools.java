package dev.sqlchat.agent;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.answer.Work.Finding;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.sql.SqlFilterFailed;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.tools.ToolArguments;
import dev.sqlchat.tools.ToolOutcome;
import dev.sqlchat.tools.Toolbox;

/** Runs the calls that the review let pass, one after another. */
final class RunTools implements Node {

    private static final Logger LOG = LoggerFactory.getLogger(RunTools.class);

    private final Toolbox toolbox;
    private final ToolErrors errors;

    /** @param errors what is done when a tool fails */
    RunTools(Toolbox toolbox, ToolErrors errors) {
        this.toolbox = toolbox;
        this.errors = errors;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.OBSERVED, Route.STOPPED);
    }

    @Override
    public Step work(AgentState state, Run run) {
        var after = state;
        for (var call : state.openCalls()) {
            after = Thread.currentThread().isInterrupted() || after.conclusion() != null
                    ? after
                    : observe(after, call, run);
        }
        return new Step(after, after.conclusion() == null ? Route.OBSERVED : Route.STOPPED, "");
    }

    /** Rows are not kept, and may be others by now. */
    @Override
    public AgentState again(Checkpoint.Change done, AgentState state, Run run) {
        var after = work(state, run).state();
        return done.conclusion() == null ? after : after.with(done.conclusion());
    }

    private AgentState observe(AgentState state, ToolCall call, Run run) {
        var arguments = new ToolArguments(call.arguments());
        toolbox.query(call.tool(), arguments).ifPresent(sql -> announce(sql, run));
        var begin = System.nanoTime();
        var outcome = outcome(call, arguments, run);
        var ms = run.timings().add(call.tool(), System.nanoTime() - begin);
        run.tell(new AgentEvent.Step(AgentGraph.TOOLS, call.tool(), outcome.summary(), ms));
        return switch (outcome) {
            case ToolOutcome.Told told -> state.plus(List.of(result(call, told.text(), false, null)));
            case ToolOutcome.Tabled found -> found(
                    state.plus(List.of(result(call, found.text(), false, found.result().fingerprint()))), call.id(),
                    found, run);
            case ToolOutcome.Failed failed -> failed(state, call, failed.text());
        };
    }

    /** What a tool throws may hold what nobody is to be told. */
    private ToolOutcome outcome(ToolCall call, ToolArguments arguments, Run run) {
        try {
            return toolbox.run(call.tool(), arguments, run.tools());
        } catch (SqlFilterFailed filter) {
            throw filter;
        } catch (RuntimeException fault) {
            LOG.error("question {}: the tool {} failed", run.id(), call.tool(), fault);
            return new ToolOutcome.Failed("%s failed and did not say why; the server's log does. Do without it."
                    .formatted(call.tool()));
        }
    }

    private AgentState failed(AgentState state, ToolCall call, String reason) {
        var told = errors instanceof ToolErrors.Say(var message) ? message : reason;
        var after = state.plus(List.of(result(call, told, true, null)));
        return errors instanceof ToolErrors.Stop && Progress.isAttempt(call)
                ? after.with(new Conclusion.Abstained("A step failed, so there is no answer. " + reason, List.of(), 0))
                : after;
    }

    private static ToolResult result(ToolCall call, String text, boolean failed, @Nullable String rows) {
        return new ToolResult(call.id(), call.tool(), text, failed, rows);
    }

    private static void announce(String sql, Run run) {
        if (run.tools().check(sql) instanceof Verdict.Accepted accepted) {
            run.tell(new AgentEvent.Sql(accepted.query().sql()));
        }
    }

    private static AgentState found(AgentState state, String call, ToolOutcome.Tabled found, Run run) {
        var result = found.result();
        var catalog = run.grounding().catalog();
        var finding = Finding.of(result, found.query(), state.lastReply().reading(), catalog);
        run.tell(new AgentEvent.Rows(AnswerWriter.columns(finding, run.question(), catalog),
                result.rows(), result.rows().size(), result.truncated() != null));
        return state.found(call, finding);
    }
}
