package dev.sqlchat.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sqlchat.access.Admission.Admitted;
import dev.sqlchat.access.Admission.Reason;
import dev.sqlchat.access.Admission.Refused;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of keys on every database. */
abstract class KeysContract {

    private static final Clock CLOCK = Clock.systemUTC();

    private Store one;
    private Store other;
    private Keys keys;

    /** The same store each time within one test. */
    abstract Store open();

    @BeforeEach
    void start() {
        one = open();
        other = open();
        keys = new Keys(one, CLOCK);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void withoutAnyKeyThereIsOnlyTheOperator() {
        assertThat(admit(null)).isEqualTo(new Admitted(Principal.OPERATOR));
        assertThat(admit("whatever")).isEqualTo(new Admitted(Principal.OPERATOR));
    }

    @Test
    void theKeyOfTheEnvironmentMayDoEverything() {
        assertThat(admit("secret", null, CLOCK)).isEqualTo(new Refused(Reason.MISSING));
        assertThat(admit("secret", " ", CLOCK)).isEqualTo(new Refused(Reason.MISSING));
        assertThat(admit("secret", "Secret", CLOCK)).isEqualTo(new Refused(Reason.WRONG));
        assertThat(admit("secret", "secret", CLOCK)).isEqualTo(new Admitted(Principal.OPERATOR));
        assertThat(Principal.OPERATOR.may(Scope.ASK)).isTrue();
    }

    @Test
    void aCreatedKeyHoldsForAllWhoHaveTheStoreOpen() {
        var created = keys.create("reports", Set.of(Scope.ASK), null);
        assertThat(new Keys(other, CLOCK).all()).containsExactly(created.key());

        var admitted = admit(created.secret());
        assertThat(admitted).isEqualTo(new Admitted(new Principal(created.key().id(), Set.of(Scope.ASK))));
        assertThat(admit(null)).isEqualTo(new Refused(Reason.MISSING));
        assertThat(admit(created.key().prefix())).isEqualTo(new Refused(Reason.WRONG));
    }

    @Test
    void keepsNoKeyItself() {
        var created = keys.create("reports", Set.of(Scope.ASK, Scope.ADMIN), null);

        assertThat(created.secret()).matches("sqlchat_[A-Za-z0-9_-]{43}").startsWith(created.key().prefix());
        assertThat(one.sql().sql("SELECT hash FROM api_keys").query(String.class).single()).hasSize(64);
        assertThat(one.sql().sql("SELECT * FROM api_keys").query().singleRow().values())
                .noneMatch(created.secret()::equals);
        assertThat(created.toString()).doesNotContain(created.secret());
    }

    @Test
    void aKeyIsWorthNothingFromItsExpiryOn() {
        var created = keys.create("reports", Set.of(Scope.ASK), Instant.now().plus(Duration.ofDays(1)));

        assertThat(admit(created.secret())).isInstanceOf(Admitted.class);
        assertThat(admit(null, created.secret(), Clock.offset(CLOCK, Duration.ofDays(2))))
                .isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void aRevokedKeyIsWorthNothingAtOnceAndLetsNobodyElseIn() {
        var created = keys.create("reports", Set.of(Scope.ASK), null);
        assertThat(new Keys(other, CLOCK).revoke(created.key().id())).isTrue();
        var revoked = keys.all().getFirst().revoked();

        assertThat(admit(created.secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(admit(null)).isEqualTo(new Refused(Reason.MISSING));
        assertThat(keys.revoke(created.key().id())).isTrue();
        assertThat(keys.all().getFirst().revoked()).isEqualTo(revoked);
        assertThat(keys.revoke("unknown")).isFalse();
    }

    @Test
    void onlyOneOfManyProcessesGetsTheFirstKey() {
        var made = IntStream.range(0, 16).parallel()
                .mapToObj(process -> new Keys(process % 2 == 0 ? one : other, CLOCK).createFirst())
                .flatMap(Optional::stream).toList();

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().key().scopes()).containsExactly(Scope.ADMIN);
        keys.revoke(made.getFirst().key().id());
        assertThat(keys.createFirst()).isEmpty();
    }

    @Test
    void writesWhenAKeyWasLastUsed() {
        var created = keys.create("reports", Set.of(Scope.ASK), null);
        assertThat(created.key().lastUsed()).isNull();
        try (var use = KeyUse.start(keys, CLOCK)) {
            new Access(new AccessSettings(null), keys, use, CLOCK).admit(created.secret());
        }

        assertThat(keys.all().getFirst().lastUsed()).isBetween(created.key().created(), Instant.now());
        keys.used(Map.of(created.key().id(), Instant.EPOCH));
        assertThat(keys.all().getFirst().lastUsed()).isAfter(Instant.EPOCH);
    }

    private Admission admit(@Nullable String shown) {
        return admit(null, shown, CLOCK);
    }

    /** As another process does. */
    private Admission admit(@Nullable String environmentKey, @Nullable String shown, Clock clock) {
        var others = new Keys(other, clock);
        try (var use = KeyUse.start(others, clock)) {
            return new Access(new AccessSettings(environmentKey), others, use, clock).admit(shown);
        }
    }
}
