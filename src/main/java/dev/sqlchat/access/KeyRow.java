package dev.sqlchat.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.store.Timestamps;

/** A key as the store has it. */
final class KeyRow {

    private KeyRow() {}

    static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(row.getString("id"), row.getString("name"), row.getString("prefix"),
                scopes(row.getString("scopes")), Timestamps.read(row.getString("created_at")),
                time(row.getString("expires_at")), time(row.getString("revoked_at")),
                time(row.getString("last_used_at")));
    }

    static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::toString).collect(Collectors.joining(","));
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Timestamps.of(time);
    }

    private static Set<Scope> scopes(String text) {
        return Arrays.stream(text.toUpperCase(Locale.ROOT).split(",", -1)).map(Scope::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Timestamps.read(text);
    }
}
