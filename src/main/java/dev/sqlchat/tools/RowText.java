package dev.sqlchat.tools;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.ResultTable;

import static java.util.stream.Collectors.joining;

/** Renders rows for a model: tab-separated, capped, marked as data. */
final class RowText {

    private RowText() {}

    static String of(ResultTable result, Disclosure disclosure) {
        var header = result.columns().stream().map(column -> DataText.value(column.name())).collect(joining("\t"));
        var lines = result.rows().stream().limit(disclosure.rows()).map(RowText::line);
        return DataText.marked("query", Stream.concat(Stream.of(header), lines).collect(joining("\n"))) + "\n"
                + note(result, disclosure);
    }

    private static String note(ResultTable result, Disclosure disclosure) {
        var count = result.rows().size();
        var complete = result.truncated() == null ? "" : " There are more: a limit cut the result.";
        return count > disclosure.rows()
                ? "%d rows, %s.%s".formatted(count, disclosure.tellsValues()
                        ? "the first %d shown".formatted(disclosure.rows())
                        : "which you may not see", complete)
                : "%d rows.%s".formatted(count, complete);
    }

    private static String line(List<@Nullable Object> row) {
        return row.stream().map(RowText::cell).collect(joining("\t"));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "NULL" : DataText.value(value.toString());
    }
}
