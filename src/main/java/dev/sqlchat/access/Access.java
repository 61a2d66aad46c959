package dev.sqlchat.access;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.access.Admission.Admitted;
import dev.sqlchat.access.Admission.Reason;
import dev.sqlchat.access.Admission.Refused;

/** Tells by the key that is shown who calls. Safe for many threads. */
public final class Access {

    private final Optional<Secret> environmentKey;
    private final Keys keys;
    private final KeyUse use;
    private final Clock clock;
    private volatile boolean keysExist;

    public Access(AccessSettings settings, Keys keys, KeyUse use, Clock clock) {
        this.environmentKey = Optional.ofNullable(settings.apiKey()).map(Secret::new);
        this.keys = keys;
        this.use = use;
        this.clock = clock;
    }

    /**
     * Whether callers must show a key: one is in the environment, or one was ever made. That all are expired or revoked
     * must not let everybody in.
     */
    public boolean needsKey() {
        return environmentKey.isPresent() || keysExist();
    }

    /** @param shown null where the caller shows none */
    public Admission admit(@Nullable String shown) {
        if (!needsKey()) {
            return new Admitted(Principal.OPERATOR);
        }
        return shown == null || shown.isBlank() ? new Refused(Reason.MISSING) : admit(new Secret(shown.strip()));
    }

    /** For an address that others reach: makes the first key where there is none, for somebody to be told of. */
    public Optional<CreatedKey> firstKey() {
        return environmentKey.isPresent() ? Optional.empty() : keys.createFirst();
    }

    private Admission admit(Secret shown) {
        return environmentKey.filter(shown::matches).isPresent()
                ? new Admitted(Principal.OPERATOR)
                : keys.of(shown).map(this::admit).orElse(new Refused(Reason.WRONG));
    }

    private Admission admit(ApiKey key) {
        return switch (key.state(clock.instant())) {
            case VALID -> {
                use.note(key.id());
                yield new Admitted(key.principal());
            }
            case EXPIRED -> new Refused(Reason.EXPIRED);
            case REVOKED -> new Refused(Reason.REVOKED);
        };
    }

    /** Keys are never deleted, so that a yes is for ever. */
    private boolean keysExist() {
        if (!keysExist) {
            keysExist = keys.exist();
        }
        return keysExist;
    }
}
