package dev.sqlchat.tools;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;

import static java.util.stream.Collectors.joining;

/** Renders rows for a model: tab-separated, capped, marked as data. */
final class RowText {

    private static final int MOST_ROWS = 30;

    private RowText() {}

    static String of(ResultTable result) {
        var header = result.columns().stream().map(column -> DataText.value(column.name())).collect(joining("\t"));
        var lines = result.rows().stream().limit(MOST_ROWS).map(RowText::line).collect(joining("\n"));
        return DataText.marked("query", header + "\n" + lines) + "\n" + note(result);
    }

    private static String note(ResultTable result) {
        var count = result.rows().size();
        var complete = result.truncated() == null ? "" : " There are more: a limit cut the result.";
        return count > MOST_ROWS
                ? "%d rows, the first %d shown.%s".formatted(count, MOST_ROWS, complete)
                : "%d rows.%s".formatted(count, complete);
    }

    private static String line(List<@Nullable Object> row) {
        return row.stream().map(RowText::cell).collect(joining("\t"));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "NULL" : DataText.value(value.toString());
    }
}
