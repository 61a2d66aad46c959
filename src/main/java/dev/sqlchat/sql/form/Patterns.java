package dev.sqlchat.sql.form;

import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression.KeyWord;

import dev.sqlchat.catalog.Dialect;

/** Reads patterns that ask for one fragment, letters compared without case. */
final class Patterns {

    private static final char NONE = '\0';

    private final Dialect dialect;

    Patterns(Dialect dialect) {
        this.dialect = dialect;
    }

    Term match(LikeExpression like, Term value) {
        var keyword = dialect == Dialect.SQLITE ? KeyWord.LIKE : KeyWord.ILIKE;
        if (like.getLikeKeyWord() != keyword || !(like.getRightExpression() instanceof StringValue pattern)
                || pattern.getPrefix() != null) {
            throw new NoForm("the pattern " + like);
        }
        return match(value, pattern.getValue().replace("''", "'"), escape(like));
    }

    private char escape(LikeExpression like) {
        if (like.getEscape() == null) {
            return dialect == Dialect.SQLITE ? NONE : '\\';
        }
        if (like.getEscape() instanceof StringValue text && text.getValue().length() == 1) {
            return text.getValue().charAt(0);
        }
        throw new NoForm("ESCAPE");
    }

    private static Term match(Term value, String pattern, char escape) {
        var end = pattern.length() - (endsOpen(pattern, escape) ? 1 : 0);
        var begin = pattern.startsWith("%") && end > 0 ? 1 : 0;
        var place = begin == 1 ? end < pattern.length() ? "anywhere" : "end" : end < pattern.length() ? "start" : "";
        var fragment = fragment(pattern.substring(begin, Math.max(begin, end)), escape);
        if (place.isEmpty() || fragment.isEmpty()) {
            throw new NoForm("the pattern " + pattern);
        }
        return Term.call("match", value, new Term.Text(place), new Term.Text(fragment));
    }

    private static boolean endsOpen(String pattern, char escape) {
        return pattern.endsWith("%") && (pattern.length() < 2 || pattern.charAt(pattern.length() - 2) != escape
                || pattern.length() > 2 && pattern.charAt(pattern.length() - 3) == escape);
    }

    private static String fragment(String pattern, char escape) {
        var fragment = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char letter = pattern.charAt(at);
            if (letter == escape && escape != NONE && at + 1 < pattern.length()) {
                fragment.append(pattern.charAt(++at));
            } else if (letter == '%' || letter == '_' || letter == escape) {
                throw new NoForm("the pattern " + pattern);
            } else {
                fragment.append(letter);
            }
        }
        return fragment.toString();
    }
}
