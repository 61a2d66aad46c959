package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;

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
    private final List<QueryLiteral> literals = new ArrayList<>();
    private QueryLiteral.Place place = QueryLiteral.Place.ELSEWHERE;
    private @Nullable ColumnRef compared;
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

    /** What the value that the part writes is compared with, and how. */
    void comparing(QueryLiteral.Place how, @Nullable ColumnRef with, Runnable part) {
        place = how;
        compared = with;
        part.run();
        place = QueryLiteral.Place.ELSEWHERE;
        compared = null;
    }

    void number(String raw) {
        word(raw);
        note(QueryLiteral.Kind.NUMBER, raw, raw);
    }

    /** A text between plain quotes. */
    void text(String raw) {
        literal(raw);
        note(QueryLiteral.Kind.TEXT, raw, raw.substring(1, raw.length() - 1).replace("''", "'"));
    }

    private void note(QueryLiteral.Kind kind, String raw, String value) {
        literals.add(new QueryLiteral(shown.length() - raw.length(), shown.length(), kind, value, place, compared));
    }

    void literal(String raw) {
        put(raw, raw);
        echo.add(raw);
    }

    void parameter(String raw, Object value) {
        put(raw, "?");
        parameters.add(value);
        echo.add(value instanceof String ? raw : Names.fold(raw));
        note(value instanceof String ? QueryLiteral.Kind.TEXT : QueryLiteral.Kind.NUMBER, raw,
                value instanceof String text ? text : raw);
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
        int shift = shown.length() - part.shown.length();
        part.literals.forEach(literal -> literals.add(literal.shifted(shift)));
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

    /** The texts and numbers, in order. */
    List<QueryLiteral> literals() {
        return literals;
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
