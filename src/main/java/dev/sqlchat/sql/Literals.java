package dev.sqlchat.sql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.IntervalQualifier;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** Checks and writes values and types. */
final class Literals {

    private static final Set<String> TIME_KEYS = Set.of("current_date", "current_time", "current_timestamp");
    private static final Set<String> INTERVAL_FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");
    private static final Pattern ESCAPED = Pattern.compile("(?:[^\\\\]|\\\\[ntr\\\\])*");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,5}");

    private Literals() {}

    static void truth(Walk walk, BooleanValue value) {
        walk.out().word(value.getValue() ? "TRUE" : "FALSE");
    }

    /** A text whose characters are what is between its quotes. */
    static boolean plain(StringValue value) {
        return value.getPrefix() == null && "'".equals(value.getQuoteStr());
    }

    static void text(Walk walk, StringValue value) {
        boolean escaped = walk.postgres() && "e".equalsIgnoreCase(value.getPrefix())
                && "'".equals(value.getQuoteStr()) && ESCAPED.matcher(value.getValue()).matches();
        if (!plain(value) && !escaped) {
            throw Walk.unsupported("this way to write a text; use plain '...'");
        }
        String written = "'" + value.getValue() + "'";
        if (plain(value)) {
            walk.out().text(written);
        } else {
            walk.out().literal(value.getPrefix() + written);
        }
    }

    static void whole(Walk walk, LongValue value) {
        walk.out().number(value.getStringValue());
    }

    static void decimal(Walk walk, DoubleValue value) {
        walk.out().number(value.toString());
    }

    static void hex(Walk walk, HexValue value) {
        if (walk.postgres()) {
            throw Walk.unsupported("a hexadecimal value");
        }
        String written = value.getValue().strip();
        if (written.endsWith("'")) {
            walk.out().literal(written);
        } else {
            walk.out().word(written);
        }
    }

    static void now(Walk walk, TimeKeyExpression key) {
        if (!TIME_KEYS.contains(Names.fold(key.getStringValue()))) {
            throw Walk.unsupported(key.getStringValue() + "; use CURRENT_DATE or CURRENT_TIMESTAMP");
        }
        walk.out().word(key.getStringValue());
    }

    static void dateTime(Walk walk, DateTimeLiteralExpression literal) {
        walk.requirePostgres("a typed literal such as DATE '2026-01-31'; write the text alone");
        requireType(walk, literal.getType().name());
        walk.out().word(literal.getType().name());
        quoted(walk, literal.getValue());
    }

    static void interval(Walk walk, IntervalExpression interval) {
        walk.requirePostgres("INTERVAL; use date(..., '-1 month')");
        if (!interval.isUsingIntervalKeyword() || interval.getParameter() == null) {
            throw Walk.unsupported("this interval; write INTERVAL '1 month', and AS before an alias");
        }
        walk.out().word("INTERVAL");
        quoted(walk, interval.getParameter());
        IntervalQualifier qualifier = interval.getIntervalQualifier();
        if (qualifier != null) {
            field(walk, qualifier.getLeadingField());
            if (qualifier.getTrailingField() != null) {
                walk.out().word("TO");
                field(walk, qualifier.getTrailingField());
            }
        }
    }

    static void cast(Walk walk, CastExpression cast) {
        if (cast.isImplicitCast()) {
            walk.requirePostgres("a typed literal; use CAST");
            type(walk, cast.getColDataType());
            walk.expression(cast.getLeftExpression());
        } else if (cast.keyword != null && !cast.keyword.isEmpty()) {
            castKeyword(walk, cast);
        } else {
            walk.requirePostgres("::; use CAST");
            walk.expression(cast.getLeftExpression());
            walk.out().tight("::");
            type(walk, cast.getColDataType());
        }
    }

    private static void castKeyword(Walk walk, CastExpression cast) {
        if (!"cast".equalsIgnoreCase(cast.keyword)) {
            throw new Refusal(Rule.FUNCTION, cast.keyword + " is not allowed; use CAST.");
        }
        walk.out().word("CAST");
        walk.out().open("(");
        walk.expression(cast.getLeftExpression());
        walk.out().silent("AS");
        type(walk, cast.getColDataType());
        walk.out().sign(")");
    }

    static void type(Walk walk, ColDataType type) {
        List<Token> tokens = Lexer.tokens(walk.dialect(), type.toString());
        requireType(walk, tokens.stream().filter(token -> token.kind() == Token.Kind.WORD).map(Token::text)
                .collect(Collectors.joining(" ")));
        for (Token token : tokens) {
            typePart(walk, token);
        }
    }

    private static void typePart(Walk walk, Token token) {
        switch (token.text()) {
            case "(" -> walk.out().open("(");
            case "[" -> {
                walk.requirePostgres("an array type");
                walk.out().open("[");
            }
            case ")", "]", "," -> walk.out().sign(token.text());
            default -> typeWord(walk, token);
        }
    }

    private static void typeWord(Walk walk, Token token) {
        if (token.kind() != Token.Kind.WORD && !WHOLE.matcher(token.text()).matches()) {
            throw new Refusal(Rule.TYPE, "A type takes only whole numbers, not " + token.text() + ".");
        }
        walk.out().word(token.text());
    }

    private static void requireType(Walk walk, String name) {
        if (!walk.vocabulary().type(name)) {
            throw new Refusal(Rule.TYPE, "The type " + name + " is not allowed; use one such as text, integer, "
                    + "numeric, date or timestamp.");
        }
    }

    private static void field(Walk walk, String field) {
        if (!INTERVAL_FIELDS.contains(Names.fold(field))) {
            throw Walk.unsupported("the interval field " + field);
        }
        walk.out().word(field);
    }

    private static void quoted(Walk walk, String literal) {
        if (!QUOTED.matcher(literal).matches()) {
            throw Walk.unsupported("this way to write a date or interval; use plain '...'");
        }
        walk.out().text(literal);
    }
}
