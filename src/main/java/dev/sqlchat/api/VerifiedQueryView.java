package dev.sqlchat.api;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.knowledge.VerifiedQuery;
import dev.sqlchat.knowledge.VerifiedQuery.Deed;

/**
 * A verified query as the API shows it.
 *
 * @param asOf the day from which expressions such as "last month" count in the SQL
 * @param rowCount rows that it found when it was kept
 */
record VerifiedQueryView(String id, String database, String question, String sql, @Nullable String note,
        VerifiedQuery.State state, LocalDate asOf, int rowCount, @Nullable String answerId,
        @Nullable String createdBy, Instant createdAt, @Nullable String verifiedBy, @Nullable Instant verifiedAt,
        @Nullable String editedBy, @Nullable Instant editedAt) {

    static VerifiedQueryView of(VerifiedQuery query) {
        return new VerifiedQueryView(query.id(), query.database(), query.question(), query.sql(), query.note(),
                query.state(), query.asOf(), query.result().rows(), query.answerId(), by(query.created()),
                query.created().at(), by(query.verified()), at(query.verified()), by(query.edited()),
                at(query.edited()));
    }

    private static @Nullable String by(@Nullable Deed deed) {
        return deed == null || deed.by() == null ? null : deed.by().shown();
    }

    private static @Nullable Instant at(@Nullable Deed deed) {
        return deed == null ? null : deed.at();
    }
}
