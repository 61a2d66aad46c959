package dev.sqlchat.analytics;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Text that every store takes: PostgreSQL has no character 0, and neither store half a character. */
final class StorableText {

    private StorableText() {}

    static String of(String text) {
        return new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }
}
