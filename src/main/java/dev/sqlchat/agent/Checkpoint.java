package dev.sqlchat.agent;

import java.time.Instant;
import java.util.List;

import dev.sqlchat.model.Message;

/**
 * What one node added to a run.
 *
 * @param run the id of the answer
 * @param number from 1 within the run
 * @param route how the node was left
 * @param added messages that the node added
 */
public record Checkpoint(String run, int number, String node, String route, List<Message> added, int remainingSteps,
        Instant at) {

    public Checkpoint {
        added = List.copyOf(added);
    }
}
