package dev.sqlchat.engine.ranking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The text resources of this package that hold models. Lines that begin with # say where one is from. */
final class ModelText {

    private ModelText() {}

    static List<String> lines(String resource) {
        var stream = ModelText.class.getResourceAsStream(resource);
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
