package dev.sqlchat.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;

/**
 * What was verified before and bears on a question.
 *
 * @param match the verified query that answers it; null where none does
 * @param similar verified queries of questions like it, most alike first, at most three
 */
public record Precedent(@Nullable Verified match, List<Example> similar) {

    public static final Precedent NONE = new Precedent(null, List.of());

    public Precedent {
        similar = List.copyOf(similar);
    }

    /**
     * A query that somebody verified.
     *
     * @param question that it was verified for
     * @param sql for the question asked, not yet checked by the guard
     * @param tables what it reads
     * @param by who verified it; null where nobody knows any more
     */
    public record Verified(String id, String question, String sql, List<TableName> tables,
            @Nullable String by, Instant at) {

        public Verified {
            tables = List.copyOf(tables);
        }
    }

    /** A question and the SQL that answers it. */
    public record Example(String question, String sql) {}
}
