package dev.sqlchat.analytics;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What a user thinks of the answer of a turn. */
public record Feedback(String threadId, int turn, Rating rating, @Nullable String reason, Instant timestamp) {

    /** Longer reasons are refused. */
    public static final int LONGEST_REASON = 2_000;

    public enum Rating {
        UP, DOWN;

        /** As the API writes it; empty when it is neither. */
        public static Optional<Rating> of(@Nullable String text) {
            return Arrays.stream(values()).filter(rating -> rating.text().equals(text)).findFirst();
        }

        String text() {
            return switch (this) {
                case UP -> "up";
                case DOWN -> "down";
            };
        }
    }
}
