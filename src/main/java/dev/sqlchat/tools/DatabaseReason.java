package dev.sqlchat.tools;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.database.FailureKind;
import dev.sqlchat.database.QueryOutcome;

/** Says why the database did not run a query, for whoever wrote it: what kind of reason, which, and what to do. */
final class DatabaseReason {

    private DatabaseReason() {}

    static String of(QueryOutcome.Failed failed, ToolContext context) {
        return "The database could not run it (%s): %s. %s%s".formatted(failed.kind().code(), said(failed, context),
                advice(failed.kind(), context.catalog().dialect()), nearest(failed, context));
    }

    static String of(QueryOutcome.TimedOut timedOut) {
        return "The query took longer than %d seconds and was stopped (time-out). Read fewer rows: filter or aggregate."
                .formatted(timedOut.limit().toSeconds());
    }

    private static String said(QueryOutcome.Failed failed, ToolContext context) {
        return context.disclosure().tellsValues() || !failed.mayQuoteValues()
                ? failed.message().replaceAll("[.\\s]+$", "")
                : "its words may hold stored values and are not told";
    }

    private static String nearest(QueryOutcome.Failed failed, ToolContext context) {
        var names = failed.name() == null || failed.kind() == FailureKind.UNKNOWN_FUNCTION
                ? ""
                : String.join(", ", context.nearest(failed.name()));
        return names.isEmpty() ? "" : " Nearest names: " + names + ".";
    }

    private static String advice(FailureKind kind, Dialect dialect) {
        return switch (kind) {
            case UNKNOWN_TABLE -> "Use a table of the schema.";
            case UNKNOWN_COLUMN -> "Use a column of the schema, and join the table that has it.";
            case UNKNOWN_FUNCTION -> "Use another function of %s.".formatted(name(dialect));
            case AMBIGUOUS_NAME -> "Write the table or its alias before the column.";
            case TYPE_MISMATCH -> "Compare and compute with one type: write values as the column has them, or CAST%s."
                    .formatted(dialect == Dialect.POSTGRESQL ? ", such as CAST(x AS numeric)" : "");
            case GROUPING -> "Each selected column is in GROUP BY or in an aggregate; conditions on aggregates go into "
                    + "HAVING.";
            case SYNTAX -> "Write it as %s has it.".formatted(name(dialect));
            case DIVISION_BY_ZERO -> "Divide by NULLIF(x, 0).";
            case SEVERAL_ROWS -> "Compare with IN, or let the subquery find one row.";
            case INVALID_VALUE -> "Leave out rows with such values before, or do not CAST them.";
            case TOO_LARGE -> "Select fewer columns and rows, or aggregate.";
            case NOT_PERMITTED -> "Use other tables.";
            case UNAVAILABLE -> "The query need not be wrong.";
            case OTHER -> "Write it in another way.";
        };
    }

    private static String name(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> "SQLite";
            case POSTGRESQL -> "PostgreSQL";
        };
    }
}
