package dev.sqlchat.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The word lists of the large database. */
final class LargeWords {

    private final Map<String, List<String>> lists = new HashMap<>();

    LargeWords() {
        text().lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        lists.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip().split(" ")));
    }

    List<String> of(String name) {
        return lists.getOrDefault(name, List.of());
    }

    private static String text() {
        try (InputStream words = Objects.requireNonNull(LargeWords.class.getResourceAsStream("/sample/large.txt"))) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
