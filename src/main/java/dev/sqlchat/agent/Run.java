package dev.sqlchat.agent;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.sqlchat.model.Grounding;
import dev.sqlchat.model.Message;
import dev.sqlchat.tools.ToolContext;

/**
 * What stays the same while one question is worked on.
 *
 * @param turn the turn's number within the thread
 */
record Run(String id, String threadId, int turn, String question, Grounding grounding, ToolContext tools,
        Timings timings, Checkpoints checkpoints, Consumer<AgentEvent> events) {

    void tell(AgentEvent event) {
        events.accept(event);
    }

    void keep(int number, String node, Node.Step step, AgentState before) {
        List<Message> messages = step.state().messages();
        checkpoints.append(new Checkpoint(id, number, node, step.route().name(),
                messages.subList(before.messages().size(), messages.size()), step.state().remainingSteps(),
                Instant.now()));
    }
}
