package dev.sqlchat.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The days that have costs: 24 whole months and the month to date. */
record Period(LocalDate asOf) {

    private static final int WHOLE_MONTHS = 24;

    LocalDate start() {
        return month().minusMonths(WHOLE_MONTHS).atDay(1);
    }

    Stream<LocalDate> days() {
        return start().datesUntil(asOf.plusDays(1));
    }

    List<YearMonth> months() {
        return LongStream.rangeClosed(0, WHOLE_MONTHS).mapToObj(YearMonth.from(start())::plusMonths).toList();
    }

    /** The month of the as-of date. */
    YearMonth month() {
        return YearMonth.from(asOf);
    }
}
