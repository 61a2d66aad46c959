package dev.sqlchat.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.QueryLiteral.Place;

/** A literal that is a stored value of a column, perhaps in another case or between the signs of LIKE. */
record ValueUse(QueryLiteral literal, ColumnRef column, Spelling spelling, String before, String after) {

    private enum Spelling {
        STORED, LOWER, UPPER;

        String of(String value) {
            return switch (this) {
                case STORED -> value;
                case LOWER -> value.toLowerCase(Locale.ROOT);
                case UPPER -> value.toUpperCase(Locale.ROOT);
            };
        }
    }

    /** Empty where the literal does not say the value. */
    static Optional<ValueUse> of(QueryLiteral literal, ColumnRef column, String value) {
        boolean like = literal.place() == Place.LIKE;
        var text = literal.value();
        var before = like && text.startsWith("%") ? "%" : "";
        var after = like && text.length() > 1 && text.endsWith("%") ? "%" : "";
        var core = text.substring(before.length(), text.length() - after.length());
        for (var spelling : Spelling.values()) {
            if (spelling.of(value).equals(core)) {
                return Optional.of(new ValueUse(literal, column, spelling, before, after));
            }
        }
        return like && value.equalsIgnoreCase(core)
                ? Optional.of(new ValueUse(literal, column, Spelling.STORED, before, after))
                : Optional.empty();
    }

    /**
     * What the literal says for another phrase; empty where that means no value of the column, or several.
     *
     * @param meant what the phrase means
     */
    Optional<String> write(List<ValueMatch> meant) {
        var matches = surest(meant.stream().filter(match -> match.column().equals(column))
                .toList());
        var values = matches.stream().map(ValueMatch::value).distinct().toList();
        if (values.size() != 1 || literal.place() == Place.LIKE && values.getFirst().matches(".*[%_].*")) {
            return Optional.empty();
        }
        return Optional.of(before + spelling.of(values.getFirst()) + after);
    }

    /** Values of all columns that the phrase means without doubt, those of this column not forgotten. */
    static List<ValueMatch> matches(String phrase, ColumnRef column, Catalog catalog) {
        return catalog.values().find(phrase, column::equals).stream()
                .filter(match -> match.kind().compareTo(ValueMatch.Kind.STEMMED) <= 0).toList();
    }

    private static List<ValueMatch> surest(List<ValueMatch> matches) {
        return matches.stream().filter(match -> match.kind() == matches.getFirst().kind()).toList();
    }
}
