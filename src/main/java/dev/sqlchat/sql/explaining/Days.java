package dev.sqlchat.sql.explaining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import org.jspecify.annotations.Nullable;

/** Days from one on and before another, of one date. */
record Days(Expression of, LocalDate from, LocalDate before) {

    /** What two conditions say together; null where it is no such thing. */
    static @Nullable Days between(Expression one, Expression other) {
        if (!(one instanceof GreaterThanEquals from) || !(other instanceof MinorThan before)
                || !from.getLeftExpression().toString().equals(before.getLeftExpression().toString())) {
            return null;
        }
        var first = day(from.getRightExpression());
        var end = day(before.getRightExpression());
        return first == null || end == null || !first.isBefore(end)
                ? null
                : new Days(from.getLeftExpression(), first, end);
    }

    private static @Nullable LocalDate day(Expression expression) {
        try {
            return expression instanceof StringValue text && text.getValue().length() == "2026-01-31".length()
                    ? LocalDate.parse(text.getValue())
                    : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** As a calendar says it: "in May 2026". */
    String words() {
        if (from.getDayOfYear() == 1 && from.plusYears(1).equals(before)) {
            return "in " + from.getYear();
        }
        if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(before)) {
            return "in " + from.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + from.getYear();
        }
        return from.plusDays(1).equals(before) ? from.toString() : "from " + from + " to " + before.minusDays(1);
    }
}
