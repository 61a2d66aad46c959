package dev.sqlchat.sharing;

import java.time.Instant;
import java.util.List;

import dev.sqlchat.answer.Answer;

/**
 * What a share shows: answers as they were when it was made, without who got them.
 *
 * @param turns oldest first
 */
public record Snapshot(String title, Instant sharedAt, List<Shown> turns) {

    public Snapshot {
        turns = List.copyOf(turns);
    }

    /** @param answer its thread is the share */
    public record Shown(String question, Answer answer) {}
}
