package dev.sqlchat.engine.language;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression.Grain;

/**
 * A stretch of days as read from atoms.
 *
 * @param end index after its last atom
 * @param yearless whether the year was not said but taken from today
 * @param bareYear whether it may be a plain number
 * @param moment the day that "since" counts from where it is not the first: of "two weeks ago"
 */
record Period(LocalDate from, LocalDate before, Grain grain, int end, boolean yearless, boolean bareYear,
        @Nullable LocalDate moment) {

    static Period of(LocalDate from, LocalDate before, Grain grain, int end) {
        return new Period(from, before, grain, end, false, false, null);
    }

    static Period day(LocalDate day, int end) {
        return of(day, day.plusDays(1), Grain.DAY, end);
    }

    static Period month(int year, int month, int end) {
        LocalDate from = LocalDate.of(year, month, 1);
        return of(from, from.plusMonths(1), Grain.MONTH, end);
    }

    static Period quarter(int year, int quarter, int end) {
        LocalDate from = LocalDate.of(year, quarter * 3 - 2, 1);
        return of(from, from.plusMonths(3), Grain.QUARTER, end);
    }

    static Period year(int year, int end) {
        return years(year, 1, end);
    }

    static Period years(int year, int count, int end) {
        LocalDate from = LocalDate.of(year, 1, 1);
        return of(from, from.plusYears(count), Grain.YEAR, end);
    }

    Period withoutYear() {
        return new Period(from, before, grain, end, true, bareYear, moment);
    }

    Period asBareYear(boolean bare) {
        return new Period(from, before, grain, end, yearless, bare, moment);
    }

    Period endingAt(int atom) {
        return new Period(from, before, grain, atom, yearless, bareYear, moment);
    }

    Period countedFrom(LocalDate day) {
        return new Period(from, before, grain, end, yearless, bareYear, day);
    }

    Period shiftedByYears(int years) {
        return new Period(from.plusYears(years), before.plusYears(years), grain, end, yearless, bareYear, moment);
    }

    LocalDate start() {
        return moment == null ? from : moment;
    }
}
