package dev.sqlchat.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A table of the large database.
 *
 * @param area the part of the enterprise that it belongs to; the first word of its name
 * @param thing what a row is, in the singular
 * @param rows how many it gets; its keys are 1 to this
 */
record LargeTable(String area, String thing, List<LargeColumn> columns, int rows) {

    enum Kind {
        KEY, REFERENCE, NAME, CATEGORY, AMOUNT, COUNT, DAY, FLAG, TEXT
    }

    /**
     * A column.
     *
     * @param word what it is called besides qualifiers; of a category the name of its values
     * @param referred the table that it refers to, null for none
     * @param declared whether the reference is declared
     */
    record LargeColumn(String name, Kind kind, String word, @Nullable LargeTable referred, boolean declared) {

        static LargeColumn of(String name, Kind kind, String word) {
            return new LargeColumn(name, kind, word, null, false);
        }

        private String definition() {
            String type = switch (kind) {
                case KEY -> "INTEGER PRIMARY KEY";
                case REFERENCE, COUNT -> "INTEGER";
                case NAME -> "VARCHAR(80) NOT NULL";
                case CATEGORY -> "VARCHAR(30)";
                case AMOUNT -> "DECIMAL(12,2)";
                case DAY -> "DATE";
                case FLAG -> "BOOLEAN";
                case TEXT -> "TEXT";
            };
            return name + " " + type
                    + (referred == null || !declared ? "" : " REFERENCES " + referred.name() + " (id)");
        }
    }

    String name() {
        return area + "_" + plural();
    }

    String plural() {
        if (thing.endsWith("y") && !thing.endsWith("ay")) {
            return thing.substring(0, thing.length() - 1) + "ies";
        }
        return thing + "s";
    }

    Stream<LargeColumn> of(Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind);
    }

    String definition() {
        return "CREATE TABLE " + name() + " ("
                + String.join(", ", columns.stream().map(LargeColumn::definition).toList()) + ")";
    }

    /** One INSERT with all rows. */
    String insert(LargeWords words, Draws draws) {
        List<String> inserted = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            int key = row;
            inserted.add("(" + String.join(", ",
                    columns.stream().map(column -> value(column, key, words, draws)).toList()) + ")");
        }
        return "INSERT INTO " + name() + " VALUES " + String.join(", ", inserted);
    }

    private String value(LargeColumn column, int row, LargeWords words, Draws draws) {
        return switch (column.kind()) {
            case KEY -> Integer.toString(row);
            case REFERENCE -> Integer.toString(1 + (int) draws.between(0, referredRows(column)));
            case NAME -> text(named(words, draws) + " " + row);
            case CATEGORY -> text(draws.earlyOf(words.of("values-" + column.word())));
            case AMOUNT -> Double.toString(Math.round(draws.between(1, 90_000) * 100) / 100.0);
            case COUNT -> Integer.toString((int) draws.between(0, 500));
            case DAY -> "'%d-%02d-%02d'".formatted((int) draws.between(2020, 2026), (int) draws.between(1, 13),
                    (int) draws.between(1, 29));
            case FLAG -> draws.chance(0.7) ? "TRUE" : "FALSE";
            case TEXT -> draws.chance(0.3) ? "NULL" : text(column.word() + " of " + named(words, draws));
        };
    }

    private static int referredRows(LargeColumn column) {
        return column.referred() == null ? 1 : column.referred().rows();
    }

    private static String named(LargeWords words, Draws draws) {
        return draws.oneOf(words.of("name-adjectives")) + " " + draws.oneOf(words.of("name-nouns"));
    }

    private static String text(String value) {
        return "'" + value + "'";
    }
}
