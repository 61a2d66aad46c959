package dev.sqlchat.api;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The forms that an answer can take, by preference where the client has none. */
enum Reply {
    JSON, TEXT, EVENTS;

    private MediaType type() {
        return switch (this) {
            case JSON -> MediaType.APPLICATION_JSON;
            case TEXT -> MediaType.TEXT_PLAIN;
            case EVENTS -> MediaType.TEXT_EVENT_STREAM;
        };
    }

    /** The form that an {@code Accept} header asks for; empty when it allows none of them. */
    static Optional<Reply> accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(JSON);
        }
        try {
            var wanted = MediaType.parseMediaTypes(header);
            MimeTypeUtils.sortBySpecificity(wanted);
            wanted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            return wanted.stream().filter(range -> range.getQualityValue() > 0).map(Reply::within)
                    .flatMap(Optional::stream).findFirst();
        } catch (InvalidMediaTypeException ignored) {
            return Optional.empty();
        }
    }

    private static Optional<Reply> within(MediaType range) {
        return Arrays.stream(values()).filter(reply -> range.includes(reply.type())).findFirst();
    }
}
