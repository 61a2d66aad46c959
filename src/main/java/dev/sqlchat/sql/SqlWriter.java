package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a query token by token, as it is shown and as it runs, and remembers which tokens of the original it stands
 * for.
 */
final class SqlWriter {

    private static final String NO_SPACE_BEFORE = ",).]";
    private static final String NO_SPACE_AFTER = "(.[";

    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder bound = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final List<String> echo = new ArrayList<>();
    private boolean glued = true;

    /** Words of the language, separated by single spaces. */
    void words(String words) {
        for (String word : words.split(" ", -1)) {
            word(word);
        }
    }

    void word(String word) {
        put(word, word);
        echo.add(Names.fold(word));
    }

    /** A word that the original may lack. */
    void silent(String word) {
        put(word, word);
    }

    /** A token of the original that the query can do without. */
    void dropped(String canonical) {
        echo.add(canonical);
    }

    void name(String printed, String canonical) {
        put(printed, printed);
        echo.add(canonical);
    }

    void literal(String raw) {
        put(raw, raw);
        echo.add(raw);
    }

    void parameter(String raw, Object value) {
        put(raw, "?");
        parameters.add(value);
        echo.add(value instanceof String ? raw : Names.fold(raw));
    }

    void sign(String sign) {
        sign(sign, sign);
    }

    /** A sign that JDBC would read otherwise unless it is escaped. */
    void sign(String sign, String escaped) {
        put(sign, escaped);
        echo.add(Names.fold(sign));
    }

    /** A sign that touches what is before and after it. */
    void tight(String sign) {
        glued = true;
        sign(sign);
        glued = true;
    }

    /** A sign that touches its neighbours and that the original may lack. */
    void glued(String sign) {
        glued = true;
        put(sign, sign);
        glued = true;
    }

    /** The next token touches the last one. */
    void glue() {
        glued = true;
    }

    /** An opening bracket that touches what is before it. */
    void open(String bracket) {
        glued = true;
        sign(bracket);
    }

    void append(SqlWriter part) {
        put(part.shown.toString(), part.bound.toString());
        parameters.addAll(part.parameters);
        echo.addAll(part.echo);
    }

    String shown() {
        return shown.toString();
    }

    String bound() {
        return bound.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    /** The canonical tokens of the original that this text stands for, in order. */
    List<String> echo() {
        return echo;
    }

    private void put(String text, String boundText) {
        if (!glued && !(text.length() == 1 && NO_SPACE_BEFORE.contains(text))) {
            shown.append(' ');
            bound.append(' ');
        }
        shown.append(text);
        bound.append(boundText);
        glued = text.length() == 1 && NO_SPACE_AFTER.contains(text);
    }
}
