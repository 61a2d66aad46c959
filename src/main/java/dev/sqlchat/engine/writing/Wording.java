package dev.sqlchat.engine.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Source.TableSource;

/** Words for names and values. */
final class Wording {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int MONTHS_OF_YEAR = 12;
    private static final int MONTHS_OF_QUARTER = 3;

    private Wording() {}

    static String name(String identifier) {
        return String.join(" ", WordForms.nameWords(identifier));
    }

    /** One row of the table. */
    static String singular(TableSource source) {
        List<String> words = new ArrayList<>(WordForms.nameWords(source.table().name()));
        if (!words.isEmpty()) {
            words.add(WordForms.lemma(words.removeLast()));
        }
        return (source.copy() == 0 ? "" : "other ") + String.join(" ", words);
    }

    /** Many rows of the table. */
    static String plural(TableSource source) {
        return plural(singular(source));
    }

    static String plural(String words) {
        if (words.endsWith("y") && words.length() > 1 && "aeiou".indexOf(words.charAt(words.length() - 2)) < 0) {
            return words.substring(0, words.length() - 1) + "ies";
        }
        boolean hissing = words.endsWith("s") || words.endsWith("x") || words.endsWith("ch") || words.endsWith("sh");
        return words + (hissing ? "es" : "s");
    }

    static String value(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case Boolean truth -> truth ? "true" : "false";
            default -> plain(value);
        };
    }

    static String plain(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime moment -> MOMENT.format(moment);
            default -> value.toString();
        };
    }

    /** A range of days with its preposition, by the calendar's name where it has one: "in May 2026". */
    static String period(Within within) {
        LocalDate from = within.from();
        LocalDate before = within.before();
        if (from == null) {
            return "before " + before;
        }
        return before == null ? "on or after " + from : period(from, before);
    }

    private static String period(LocalDate from, LocalDate before) {
        if (from.plusDays(1).equals(before)) {
            return "on " + from;
        }
        if (from.getDayOfMonth() == 1) {
            int month = from.getMonthValue();
            if (from.plusMonths(1).equals(before)) {
                return "in " + Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + from.getYear();
            }
            if (from.plusMonths(MONTHS_OF_QUARTER).equals(before) && month % MONTHS_OF_QUARTER == 1) {
                return "in Q" + (month / MONTHS_OF_QUARTER + 1) + " " + from.getYear();
            }
            if (from.plusMonths(MONTHS_OF_YEAR).equals(before) && month == 1) {
                return "in " + from.getYear();
            }
        }
        return "from " + from + " to " + before.minusDays(1);
    }

    /** A, B and C. */
    static String listed(List<String> phrases, String word) {
        if (phrases.size() < 2) {
            return String.join("", phrases);
        }
        return String.join(", ", phrases.subList(0, phrases.size() - 1)) + " " + word + " " + phrases.getLast();
    }
}
