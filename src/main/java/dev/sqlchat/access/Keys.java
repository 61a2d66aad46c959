package dev.sqlchat.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** The keys in the store. What is changed here holds at once for all who have the store open. Safe for many threads. */
public final class Keys {

    private static final String FIRST = "first";
    private static final String COLUMNS = "id, name, prefix, scopes, created_at, expires_at, revoked_at, last_used_at";

    private final Store store;
    private final Clock clock;

    public Keys(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param expires from when on the key is worth nothing; null: never */
    public CreatedKey create(String name, Set<Scope> scopes, @Nullable Instant expires) {
        var secret = Secret.random();
        var key = key(UUID.randomUUID().toString().substring(0, 8), name, secret, scopes, expires);
        insert(key, secret);
        return new CreatedKey(key, secret.text());
    }

    /** A key that may do everything, where there never was any; of processes that start at once only one gets it. */
    public Optional<CreatedKey> createFirst() {
        if (exist()) {
            return Optional.empty();
        }
        var secret = Secret.random();
        var key = key(FIRST, "made at the first start", secret, Set.of(Scope.ADMIN), null);
        return insert(key, secret) == 1 ? Optional.of(new CreatedKey(key, secret.text())) : Optional.empty();
    }

    /** Whether one was ever made, also when it has expired or was revoked since. */
    public boolean exist() {
        return !store.sql().sql("SELECT id FROM api_keys LIMIT 1").query(String.class).list().isEmpty();
    }

    /** Oldest first. */
    public List<ApiKey> all() {
        return store.sql().sql("SELECT " + COLUMNS + " FROM api_keys ORDER BY created_at, id").query(Keys::key).list();
    }

    /** Whose key this is, as it was said when it was made; empty where it was not, and where there is no such key. */
    public Optional<String> nameOf(String id) {
        return store.sql().sql("SELECT name FROM api_keys WHERE id = ?").param(id).query(String.class).optional()
                .filter(name -> !name.isBlank());
    }

    /** @return false where there is none of that id; one that is revoked stays so */
    public boolean revoke(String id) {
        return store.sql().sql("UPDATE api_keys SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ?")
                .params(Timestamps.of(clock.instant()), id).update() == 1;
    }

    Optional<ApiKey> of(Secret secret) {
        return store.sql().sql("SELECT " + COLUMNS + " FROM api_keys WHERE hash = ?").param(secret.hash())
                .query(Keys::key).optional();
    }

    void used(Map<String, Instant> times) {
        times.forEach((id, time) -> store.sql()
                .sql("UPDATE api_keys SET last_used_at = ? WHERE id = ? AND COALESCE(last_used_at, '') < ?")
                .params(Timestamps.of(time), id, Timestamps.of(time)).update());
    }

    private ApiKey key(String id, String name, Secret secret, Set<Scope> scopes, @Nullable Instant expires) {
        return new ApiKey(id, name, secret.prefix(), scopes, clock.instant().truncatedTo(ChronoUnit.MILLIS), expires,
                null, null);
    }

    private int insert(ApiKey key, Secret secret) {
        return store.sql().sql("""
                INSERT INTO api_keys (id, name, prefix, hash, scopes, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""")
                .param(key.id()).param(key.name()).param(key.prefix()).param(secret.hash())
                .param(KeyRow.text(key.scopes())).param(Timestamps.of(key.created()))
                .param(KeyRow.text(key.expires())).update();
    }

    private static ApiKey key(ResultSet row, int at) throws SQLException {
        return KeyRow.read(row);
    }
}
