package dev.sqlchat.engine.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Constants as SQL. */
final class Literals {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Literals() {}

    static String write(Object value, Syntax syntax) {
        return switch (value) {
            case String text -> text(text);
            case Boolean truth -> syntax.truth(truth);
            case LocalDate day -> text(day.toString());
            case LocalDateTime moment -> text(MOMENT.format(moment));
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> throw new IllegalArgumentException("no constant can be a " + value.getClass().getName());
        };
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Any text that holds the fragment at the marks; {@code !} is the escape letter. */
    static String pattern(String before, String fragment, String after) {
        String escaped = fragment.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return text(before + escaped + after) + (escaped.equals(fragment) ? "" : " ESCAPE '!'");
    }
}
