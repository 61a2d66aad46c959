package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;

import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;

import dev.sqlchat.catalog.Dialect;

/** Values that are taken as ones of another type, in words. */
final class Casts {

    private final Phrases phrases;
    private final Dialect dialect;

    Casts(Phrases phrases) {
        this.phrases = phrases;
        this.dialect = phrases.sources().dialect();
    }

    String of(CastExpression cast) {
        var value = cast.getLeftExpression();
        var type = type(cast);
        if (isPlain(value) || type.matches("(real|float|double|numeric|decimal)[^,]*") || isPart(value, type)) {
            return phrases.of(value);
        }
        if (type.matches("(numeric|decimal).*")) {
            return phrases.argument(value) + ", rounded";
        }
        return phrases.argument(value) + switch (type) {
            case String text when text.matches("text|.*char.*") -> " as text";
            case String whole when whole.matches("(big|small)?int.*") -> " as a whole number";
            case String day when day.equals("date") && dialect == Dialect.POSTGRESQL -> " as a day";
            default -> " as “%s”".formatted(type);
        };
    }

    /** A text or number says itself what it is; not so a day of SQLite, which has no such type. */
    private boolean isPlain(Expression value) {
        return dialect == Dialect.POSTGRESQL && value instanceof StringValue || value instanceof LongValue
                || value instanceof DoubleValue || value instanceof NullValue;
    }

    /** The year as a number is the year. */
    private static boolean isPart(Expression value, String type) {
        return type.contains("int") && (value instanceof ExtractExpression
                || value instanceof Function function && List.of("strftime", "date_part").contains(
                        function.getName().toLowerCase(Locale.ROOT)));
    }

    static String type(CastExpression cast) {
        return cast.getColDataType().toString().toLowerCase(Locale.ROOT);
    }

    String of(CollateExpression collate) {
        var value = collate.getLeftExpression();
        var words = value instanceof Column ? phrases.of(value) : phrases.argument(value);
        return switch (Wording.key(collate.getCollate())) {
            case "nocase" -> words + " whatever the case";
            case "rtrim" -> words + " without blanks at the end";
            case "binary" -> words;
            default -> words + " by the rules of " + Wording.quoted(Wording.bare(collate.getCollate()));
        };
    }
}
