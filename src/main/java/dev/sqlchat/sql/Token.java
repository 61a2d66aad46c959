package dev.sqlchat.sql;

/**
 * A word, name, literal or sign of a statement, as the database reads it.
 *
 * @param text as written, with its quotes
 * @param start where it begins in the statement, in UTF-16 units
 */
record Token(Kind kind, String text, int start) {

    enum Kind {
        WORD, NAME, STRING, NUMBER, SIGN
    }

    int end() {
        return start + text.length();
    }

    boolean is(String other) {
        return kind != Kind.STRING && kind != Kind.NAME && text.equalsIgnoreCase(other);
    }

    /** The same for tokens that differ only in how they are written. */
    String canonical() {
        return switch (kind) {
            case NAME -> Names.fold(text.substring(1, text.length() - 1));
            case STRING -> text;
            case WORD, NUMBER, SIGN -> Names.fold(text);
        };
    }
}
