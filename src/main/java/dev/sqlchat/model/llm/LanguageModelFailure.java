package dev.sqlchat.model.llm;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A provider gave no usable reply. The message is for users: what is wrong and what to do, never a key. */
public final class LanguageModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Kind {
        /** The key is missing, wrong or may not use the model. */
        UNAUTHORIZED,
        /** The provider has no such model or deployment. */
        UNKNOWN_MODEL,
        /** Too much was asked of it; see {@link #retryAfter()}. */
        RATE_LIMITED,
        /** No connection, or none to a provider at this address. */
        UNREACHABLE,
        /** It took too long. */
        TIMED_OUT,
        /** It failed on its side, or broke off in the middle. */
        PROVIDER,
        /** It would not take what it was sent: too long, or of a form that it does not know. */
        REJECTED,
        /** It replied something that is no reply. */
        MALFORMED,
        /**
         * It would have taken more, or longer, than may be spent; {@link #retryAfter()} says when there is more again, and is
         * null where there is none for this question.
         */
        BUDGET,
        /** The calling thread was interrupted. */
        CANCELLED
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public LanguageModelFailure(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** When a call is worth another try, as the provider or a budget says; null where nobody does. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
