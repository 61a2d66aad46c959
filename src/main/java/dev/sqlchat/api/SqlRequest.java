package dev.sqlchat.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a query. */
record SqlRequest(@Schema(description = "One SELECT statement in the database's dialect.") @Nullable String sql,
        @Schema(description = "The database to ask; without it the first one.") @Nullable String database) {}
