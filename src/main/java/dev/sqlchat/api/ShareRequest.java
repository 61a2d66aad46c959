package dev.sqlchat.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a wish to share. */
record ShareRequest(@Schema(description = "The conversation.") @Nullable String threadId,
        @Schema(description = "The number of one answer in it; without it all that it has now.") @Nullable Integer turn) {}
