package dev.sqlchat.tools;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.CheckedQuery;

/** What became of a call. */
public sealed interface ToolOutcome {

    /** For the model. Text that comes from data is marked with {@link DataText}. */
    String text();

    /** One line for the user. */
    String summary();

    record Told(String text, String summary) implements ToolOutcome {}

    /**
     * It found rows, which may become the answer.
     *
     * @param query what was run; null where the rows are not from SQL
     */
    record Tabled(ResultTable result, @Nullable CheckedQuery query, String text,
            String summary) implements ToolOutcome {}

    /** @param text what went wrong and what to do instead */
    record Failed(String text) implements ToolOutcome {

        @Override
        public String summary() {
            return text;
        }
    }
}
