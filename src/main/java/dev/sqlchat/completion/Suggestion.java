package dev.sqlchat.completion;

/**
 * How what was typed may go on.
 *
 * @param text a name in words as a person writes it, or a value as it is stored
 * @param detail what it is, such as "column of costs"
 * @param replace how many of the last characters that were typed the text takes the place of
 */
public record Suggestion(String text, Kind kind, String detail, int replace) {

    public enum Kind {
        TABLE, COLUMN, VALUE
    }
}
