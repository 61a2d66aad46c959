package dev.sqlchat.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;

/** How the engine understood a question. */
public sealed interface Interpretation {

    /** @param readings best first, never empty, no two with the same plan, unmodifiable; told as they are looked at */
    record Understood(List<Reading> readings) implements Interpretation {

        public Reading best() {
            return readings.getFirst();
        }
    }

    /**
     * The question is about the schema itself.
     *
     * @param table the table it asks about; null: the whole database
     */
    record AboutSchema(Topic topic, @Nullable TableName table) implements Interpretation {

        public enum Topic {
            /** Which tables are there? */
            TABLES,
            /** What is in this table? */
            COLUMNS,
            /** What can I ask? */
            HELP
        }
    }

    /**
     * Nothing in the catalog carries the question.
     *
     * @param reason one sentence for the user
     * @param nearest names of tables and columns that come nearest; may be empty
     */
    record NotUnderstood(String reason, List<String> nearest) implements Interpretation {

        public NotUnderstood {
            nearest = List.copyOf(nearest);
        }
    }
}
