package dev.sqlchat.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads when something ends: a number of days from now, or its last day here. */
final class Expiry implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        var end = text.matches("\\d{1,5}") ? days(Integer.parseInt(text)) : endOf(text);
        if (!end.isAfter(Instant.now())) {
            throw new TypeConversionException("'" + text + "' is over already");
        }
        return end;
    }

    private static Instant days(int number) {
        return Instant.now().plus(Duration.ofDays(number));
    }

    private static Instant endOf(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException none) {
            throw new TypeConversionException(
                    "'" + day + "' is neither a day such as 2026-12-31 nor a number of days such as 90");
        }
    }
}
