package dev.sqlchat.database;

import java.util.List;
import java.util.regex.Pattern;

/** Tells what SQLite means: it has one code for everything that is wrong with a query, and words that do not change. */
final class SqliteFailure {

    private record Words(Pattern pattern, FailureKind kind) {

        static Words of(String pattern, FailureKind kind) {
            return new Words(Pattern.compile("^(?:%s)".formatted(pattern), Pattern.CASE_INSENSITIVE), kind);
        }
    }

    /** The first that fits; a group holds the name. */
    private static final List<Words> ALL = List.of(
            Words.of("no such table: (\\S+)", FailureKind.UNKNOWN_TABLE),
            Words.of("no such column: (\\S+)", FailureKind.UNKNOWN_COLUMN),
            Words.of("no such function: (\\S+)", FailureKind.UNKNOWN_FUNCTION),
            Words.of("ambiguous column name: (\\S+)", FailureKind.AMBIGUOUS_NAME),
            Words.of("datatype mismatch", FailureKind.TYPE_MISMATCH),
            Words.of("misuse of |aggregate functions are not allowed|a GROUP BY clause is required|HAVING clause on",
                    FailureKind.GROUPING),
            Words.of(
                    "near |incomplete input|unrecognized token|SELECTs to the left|.{0,20}ORDER BY term|.{0,20}GROUP BY "
                            + "term|sub-select returns|row value misused|wrong number of arguments|all VALUES must",
                    FailureKind.SYNTAX),
            Words.of("integer overflow|malformed JSON|bad JSON path|JSON ", FailureKind.INVALID_VALUE),
            Words.of("string or blob too big|out of memory|too many |parser stack overflow|LIKE or GLOB pattern",
                    FailureKind.TOO_LARGE),
            Words.of("attempt to write|not authorized|access to .* is prohibited", FailureKind.NOT_PERMITTED),
            Words.of(
                    "database is locked|database table is locked|unable to open|disk I/O error|database disk image|file "
                            + "is not a database",
                    FailureKind.UNAVAILABLE));

    private SqliteFailure() {}

    /** @param message SQLite's own words alone */
    static QueryOutcome.Failed of(String message) {
        for (var words : ALL) {
            var found = words.pattern().matcher(message);
            if (found.find()) {
                return new QueryOutcome.Failed(words.kind(), message, found.groupCount() > 0 ? found.group(1) : null);
            }
        }
        return new QueryOutcome.Failed(message);
    }

}
