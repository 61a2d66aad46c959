package dev.sqlchat.cli;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.catalog.ColumnType;

/** A result as lines of text: numbers to the right, NULL shown, nothing that a terminal would obey. */
final class TextTable {

    private static final int ROWS = 20;
    private static final int WIDTH = 60;

    private final List<Answer.OutputColumn> columns;
    private final List<List<String>> lines;
    private final int rowCount;
    private final boolean truncated;

    TextTable(Answer answer) {
        this(answer.columns(), answer.rows().stream().limit(ROWS)
                .map(row -> row.stream().map(TextTable::text).toList()).toList(), answer.rowCount(),
                answer.truncated());
    }

    private TextTable(List<Answer.OutputColumn> columns, List<List<String>> lines, int rowCount, boolean truncated) {
        this.columns = columns;
        this.lines = lines;
        this.rowCount = rowCount;
        this.truncated = truncated;
    }

    /** All rows of a list that is no answer. */
    static TextTable of(List<String> names, List<List<String>> rows) {
        return new TextTable(names.stream().map(name -> new Answer.OutputColumn(name, ColumnType.TEXT)).toList(),
                rows.stream().map(row -> row.stream().map(TextTable::clean).toList()).toList(), rows.size(), false);
    }

    String print() {
        var text = new StringJoiner(System.lineSeparator());
        text.add(line(columns.stream().map(column -> clean(column.name())).toList()));
        text.add(line(IntStream.range(0, columns.size()).mapToObj(column -> "-".repeat(width(column))).toList()));
        lines.forEach(cells -> text.add(line(cells)));
        if (lines.size() < rowCount || truncated) {
            text.add("first %d of %s%d rows".formatted(lines.size(), truncated ? "more than " : "", rowCount));
        }
        return text.toString();
    }

    private String line(List<String> cells) {
        var line = new StringJoiner("  ");
        IntStream.range(0, columns.size()).forEach(column -> line.add(padded(cells.get(column), column)));
        return line.toString().stripTrailing();
    }

    private String padded(String cell, int column) {
        String space = " ".repeat(width(column) - cell.length());
        return columns.get(column).type().numeric() ? space + cell : cell + space;
    }

    private int width(int column) {
        int header = clean(columns.get(column).name()).length();
        return lines.stream().mapToInt(cells -> cells.get(column).length()).reduce(header, Math::max);
    }

    private static String text(@Nullable Object cell) {
        return cell == null ? "NULL" : clean(cell.toString());
    }

    private static String clean(String text) {
        String visible = text.replaceAll("\\p{Cntrl}+", " ");
        return visible.length() <= WIDTH ? visible : visible.substring(0, WIDTH - 1) + "…";
    }
}
