package dev.sqlchat.api;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The key that a request shows. */
final class ShownKey {

    static final String HEADER = "X-API-Key";

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    private ShownKey() {}

    /** Null where it shows none. */
    static @Nullable String of(HttpServletRequest request) {
        var key = request.getHeader(HEADER);
        return key == null ? bearer(request.getHeader("Authorization")) : key;
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        var parts = BEARER.matcher(authorization == null ? "" : authorization);
        return parts.matches() ? parts.group(1) : null;
    }
}
