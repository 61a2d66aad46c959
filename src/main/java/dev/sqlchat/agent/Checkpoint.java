package dev.sqlchat.agent;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Usage;

/**
 * The state of a run after one node. The rows that its queries found are not in it: they are read again.
 *
 * @param run the id of the answer
 * @param number from 1 within the run; the first state of a run has 0
 * @param route how the node was left
 */
public record Checkpoint(String run, int number, String node, String route, Change change, Instant at) {

    /**
     * What the state is after the node.
     *
     * @param added messages that the node added
     * @param conclusion null while the model goes on
     */
    public record Change(List<Message> added, int remainingSteps, Review review, Usage usage,
            @Nullable Conclusion conclusion) {

        public Change {
            added = List.copyOf(added);
        }
    }
}
