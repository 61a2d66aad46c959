package dev.sqlchat.durability;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.conversation.Threads.State;

/** Where a process is killed. */
public enum Point {
    BEFORE_BEGIN(null),
    /** Within the transaction that begins a turn. */
    BEGIN_UNCOMMITTED(null), BEGUN(State.INTERRUPTED),
    /** A node of the graph has done its work. */
    CHECKPOINT(State.INTERRUPTED),
    /** The query ran, the answer is not stored. */
    ANSWERED(State.INTERRUPTED), FINISH_UNCOMMITTED(State.INTERRUPTED),
    /** The answer is stored, and nobody was told. */
    UNACKNOWLEDGED(State.DONE), ANALYTICS(State.DONE), FEEDBACK_UNCOMMITTED(null), KEY_UNCOMMITTED(null),
    /** No mark: at any moment. */
    RANDOM(null);

    private final @Nullable State leaves;

    Point(@Nullable State leaves) {
        this.leaves = leaves;
    }

    /** What the next start finds the last turn of the thread to be that came to this point; empty where it may be either. */
    Optional<State> leaves() {
        return Optional.ofNullable(leaves);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
