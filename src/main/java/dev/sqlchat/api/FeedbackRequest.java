package dev.sqlchat.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of feedback. */
record FeedbackRequest(
        @Schema(description = "The conversation, as its answers have it.") @Nullable String threadId,
        @Schema(description = "The answer's turn, from 1.", example = "1") @Nullable Integer turn,
        @Schema(description = "up or down.", allowableValues = {"up", "down"}) @Nullable String rating,
        @Schema(description = "Why, at most 2,000 characters.") @Nullable String reason) {}
