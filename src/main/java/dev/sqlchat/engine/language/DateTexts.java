package dev.sqlchat.engine.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression.Grain;

/** Reads dates, months, quarters and weeks that are written in one piece: 2026-06-15, 03/05/2024, 2026-Q2, 2026-05. */
final class DateTexts {

    private DateTexts() {}

    /** The period that the text names; null where it is none. A date of two readings is month before day. */
    static @Nullable Period read(String text, int end) {
        try {
            return parse(text, end);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean year(int number) {
        return number >= 1800 && number <= 2100;
    }

    private static @Nullable Period parse(String text, int end) {
        int letter = letterAt(text);
        if (letter >= 0) {
            return switch (text.charAt(letter)) {
                case 'q' -> quarter(text, letter, end);
                case 'w' -> week(text, letter, end);
                case 't' -> parse(text.substring(0, letter), end);
                default -> null;
            };
        }
        List<Integer> numbers = numbers(text);
        return switch (numbers.size()) {
            case 3 -> day(numbers, text, end);
            case 2 -> month(numbers, end);
            default -> null;
        };
    }

    private static @Nullable Period day(List<Integer> numbers, String text, int end) {
        int one = numbers.get(0);
        int two = numbers.get(1);
        int three = numbers.get(2);
        if (year(one)) {
            return Period.day(LocalDate.of(one, two, three), end);
        }
        int year = three < 100 ? three + (three < 50 ? 2000 : 1900) : three;
        if (!year(year)) {
            return null;
        }
        boolean dayFirst = one > 12 || (two <= 12 && text.indexOf('.') > 0);
        return Period.day(dayFirst ? LocalDate.of(year, two, one) : LocalDate.of(year, one, two), end);
    }

    private static @Nullable Period month(List<Integer> numbers, int end) {
        int one = numbers.get(0);
        int two = numbers.get(1);
        if (year(one)) {
            return Period.month(one, two, end);
        }
        return year(two) ? Period.month(two, one, end) : null;
    }

    private static @Nullable Period quarter(String text, int letter, int end) {
        int year = yearBeside(text, letter);
        int quarter = letter + 1 < text.length() ? text.charAt(letter + 1) - '0' : 0;
        return year > 0 && quarter >= 1 && quarter <= 4 ? Period.quarter(year, quarter, end) : null;
    }

    private static @Nullable Period week(String text, int letter, int end) {
        int year = yearBeside(text, letter);
        List<Integer> week = numbers(text.substring(letter + 1));
        if (year == 0 || week.size() != 1) {
            return null;
        }
        LocalDate from = LocalDate.of(year, 1, 4).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week.getFirst())
                .with(java.time.DayOfWeek.MONDAY);
        return Period.of(from, from.plusWeeks(1), Grain.WEEK, end);
    }

    /** The year before the letter (2026-Q2) or behind its digit (Q2-2026); 0 where there is none. */
    private static int yearBeside(String text, int letter) {
        List<Integer> numbers = numbers(
                letter > 0 ? text.substring(0, letter) : text.substring(Math.min(2, text.length())));
        return numbers.size() == 1 && year(numbers.getFirst()) ? numbers.getFirst() : 0;
    }

    private static int letterAt(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The numbers between separators; empty where anything else is there or a number is too long. */
    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || "-/.".indexOf(text.charAt(i)) >= 0) {
                if (i - start > 4) {
                    return List.of();
                }
                if (i > start) {
                    numbers.add(Integer.parseInt(text, start, i, 10));
                }
                start = i + 1;
            } else if (!Character.isDigit(text.charAt(i))) {
                return List.of();
            }
        }
        return numbers;
    }
}
