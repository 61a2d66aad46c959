package dev.sqlchat.access;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a key; the key itself is not.
 *
 * @param id also the principal's
 * @param prefix how the key begins
 * @param expires from when on it is worth nothing; null: never
 * @param lastUsed null where it never was, and up to a minute late
 */
public record ApiKey(String id, String name, String prefix, Set<Scope> scopes, Instant created,
        @Nullable Instant expires, @Nullable Instant revoked, @Nullable Instant lastUsed) {

    /** Whether a key is good for something. */
    public enum State {
        VALID, EXPIRED, REVOKED
    }

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public State state(Instant now) {
        if (revoked != null) {
            return State.REVOKED;
        }
        return expires == null || now.isBefore(expires) ? State.VALID : State.EXPIRED;
    }

    Principal principal() {
        return new Principal(id, scopes);
    }
}
