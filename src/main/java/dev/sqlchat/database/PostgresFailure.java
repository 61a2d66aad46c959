package dev.sqlchat.database;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Tells what a PostgreSQL server means by its SQLSTATE: its words may be in any language. */
final class PostgresFailure {

    private static final Map<String, FailureKind> STATES = Map.ofEntries(
            Map.entry("42P01", FailureKind.UNKNOWN_TABLE),
            Map.entry("3F000", FailureKind.UNKNOWN_TABLE),
            Map.entry("42703", FailureKind.UNKNOWN_COLUMN),
            Map.entry("42702", FailureKind.AMBIGUOUS_NAME),
            Map.entry("42P09", FailureKind.AMBIGUOUS_NAME),
            Map.entry("42712", FailureKind.AMBIGUOUS_NAME),
            // The guard lets only functions pass that there are: what is unknown is one for such arguments.
            Map.entry("42883", FailureKind.TYPE_MISMATCH),
            Map.entry("42725", FailureKind.TYPE_MISMATCH),
            Map.entry("42804", FailureKind.TYPE_MISMATCH),
            Map.entry("42846", FailureKind.TYPE_MISMATCH),
            Map.entry("42P18", FailureKind.TYPE_MISMATCH),
            Map.entry("42803", FailureKind.GROUPING),
            Map.entry("42P20", FailureKind.GROUPING),
            Map.entry("42501", FailureKind.NOT_PERMITTED),
            Map.entry("22012", FailureKind.DIVISION_BY_ZERO),
            Map.entry("21000", FailureKind.SEVERAL_ROWS));

    /** Of classes of states. */
    private static final Map<String, FailureKind> CLASSES = Map.of(
            "42", FailureKind.SYNTAX,
            "22", FailureKind.INVALID_VALUE,
            "53", FailureKind.TOO_LARGE,
            "54", FailureKind.TOO_LARGE,
            "25", FailureKind.NOT_PERMITTED,
            "08", FailureKind.UNAVAILABLE,
            "57", FailureKind.UNAVAILABLE);

    /** A name in quotes of whatever language, or one with its table, which the server does not quote. */
    private static final Pattern NAME = Pattern.compile("[\"«»„“”]([^\"«»„“”]+)[\"«»„“”]|\\b(\\w+\\.\\w+)\\b");

    private PostgresFailure() {}

    /** @param placed whether the server says where in the statement it is */
    static QueryOutcome.Failed of(String state, String message, boolean placed) {
        var kind = STATES.getOrDefault(state, CLASSES.getOrDefault(state.length() < 2 ? "" : state.substring(0, 2),
                FailureKind.OTHER));
        return new QueryOutcome.Failed(kind, message,
                kind.ofSchema() || kind == FailureKind.AMBIGUOUS_NAME ? name(message) : null,
                kind.mayQuoteValues() || !placed && isOfLanguage(state) && kind != FailureKind.NOT_PERMITTED);
    }

    /** What is at no place in the statement came up while it ran: it may be about a value that is read as a language. */
    private static boolean isOfLanguage(String state) {
        return state.startsWith("42") || state.startsWith("3F");
    }

    private static @Nullable String name(String message) {
        var found = NAME.matcher(message);
        return !found.find() ? null : found.group(1) == null ? found.group(2) : found.group(1);
    }
}
