package dev.sqlchat.agent;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** The work on a question ended without an answer: a fault, or it was cancelled. */
public final class QuestionFailed extends RuntimeException {

    private static final long serialVersionUID = 2;

    private final String code;
    private final @Nullable Duration retryAfter;

    public QuestionFailed(AgentEvent.Faulted fault) {
        super(fault.message());
        this.code = fault.code();
        this.retryAfter = fault.retryAfter();
    }

    /** Stable, as in {@link AgentEvent.Faulted}. */
    public String code() {
        return code;
    }

    /** When asking again is worth while; null where nobody knows. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
