package dev.sqlchat.sharing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody shared.
 *
 * @param id whoever knows it may read the copy; nobody can guess it
 * @param turn null for the whole conversation
 * @param revokedAt from when on nobody can read it; null where it can be read
 */
public record Share(String id, String threadId, @Nullable Integer turn, String title, Instant createdAt,
        @Nullable Instant revokedAt) {}
