package dev.sqlchat.agent;

import java.time.Instant;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.model.Grounding;
import dev.sqlchat.tools.ToolContext;

/**
 * What stays the same while one question is worked on.
 *
 * @param turn the turn's number within the thread
 */
record Run(String id, String threadId, int turn, String question, Grounding grounding, ToolContext tools,
        QuestionBudget budget, Timings timings, Checkpoints checkpoints, Consumer<AgentEvent> events) {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    void tell(AgentEvent event) {
        events.accept(event);
    }

    void keep(int number, String node, Node.Step step, AgentState before) {
        keep(number, node, step.route().name(), step.state().since(before.messages().size()));
    }

    /** What the run starts with. */
    void keep(AgentState first) {
        keep(0, Graph.START, "", first.since(0));
    }

    private void keep(int number, String node, String route, Checkpoint.Change change) {
        try {
            checkpoints.append(new Checkpoint(id, number, node, route, change, Instant.now()));
        } catch (RuntimeException failure) {
            // The question is answered all the same; only its run could not go on from here.
            LOG.warn("a checkpoint of {} could not be kept: {}", id, failure.getMessage());
        }
    }
}
