package dev.sqlchat.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A question with the SQL that answers it.
 *
 * @param form the question without what makes no difference
 * @param asOf the day that counted as today when the SQL was right: "last month" counts from it
 * @param result what the SQL found when it was last accepted
 * @param answerId the answer that was verified or corrected
 * @param created who said so, and when; nobody once that one was erased
 * @param verified who let it answer; null while it is proposed
 * @param edited who changed it last; null where nobody did
 */
public record VerifiedQuery(String id, String database, String question, String form, String sql, LocalDate asOf,
        Fingerprint result, @Nullable String note, State state, @Nullable String answerId, Deed created,
        @Nullable Deed verified, @Nullable Deed edited) {

    public enum State {
        /** Answers nobody until it is accepted. */
        PROPOSED,
        /** Answers whoever asks. */
        VERIFIED;

        /** As the API writes it; empty when it is neither. */
        public static Optional<State> of(@Nullable String text) {
            return Arrays.stream(values()).filter(state -> state.text().equals(text)).findFirst();
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param by null once that one was erased */
    public record Deed(@Nullable Person by, Instant at) {}

    boolean answers() {
        return state == State.VERIFIED;
    }
}
