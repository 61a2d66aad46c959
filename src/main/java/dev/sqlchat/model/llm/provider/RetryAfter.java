package dev.sqlchat.model.llm.provider;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** When a provider says that it will take a call again. */
final class RetryAfter {

    private RetryAfter() {}

    /** Null where it does not say, or not in a way that can be read. */
    static @Nullable Duration of(HttpHeaders headers, Clock clock) {
        var millis = headers.firstValue("retry-after-ms").orElse("");
        if (millis.matches("\\d{1,9}")) {
            return Duration.ofMillis(Long.parseLong(millis));
        }
        return headers.firstValue("retry-after").map(String::strip).map(text -> of(text, clock)).orElse(null);
    }

    private static @Nullable Duration of(String text, Clock clock) {
        return text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text, clock);
    }

    private static @Nullable Duration until(String date, Clock clock) {
        try {
            var wait = Duration.between(clock.instant(),
                    Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
