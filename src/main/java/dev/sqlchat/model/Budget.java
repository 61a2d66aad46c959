package dev.sqlchat.model;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Pays for the calls of language models that are made for one question. Safe for many threads. */
public interface Budget {

    /** Pays for everything. */
    Budget UNLIMITED = new Budget() {

        @Override
        public @Nullable Duration time() {
            return null;
        }

        @Override
        public Decision ask(int promptTokens, int mostTokens) {
            return new Decision.Granted(mostTokens, usage -> {});
        }
    };

    /** For how long calls may still last; null: as long as they take. */
    @Nullable
    Duration time();

    /**
     * Sets aside what a call may take.
     *
     * @param mostTokens how long its reply may be, if there is enough for that
     */
    Decision ask(int promptTokens, int mostTokens);

    /** Whether a call may be made. */
    sealed interface Decision {

        /**
         * It may.
         *
         * @param mostTokens how long its reply may be
         * @param took to be told once what the call took, also when it failed
         */
        record Granted(int mostTokens, Consumer<Usage> took) implements Decision {}

        /**
         * It may not.
         *
         * @param reason for users: what is used up
         * @param retryAfter when there is more again; null: not for this question
         */
        record Denied(String reason, @Nullable Duration retryAfter) implements Decision {}
    }
}
