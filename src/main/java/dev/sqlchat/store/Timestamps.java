package dev.sqlchat.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the store keeps them: text in UTC to the millisecond, which sorts by time. */
public final class Timestamps {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String of(Instant time) {
        return FORM.format(time);
    }

    public static Instant read(String text) {
        return Instant.parse(text);
    }
}
