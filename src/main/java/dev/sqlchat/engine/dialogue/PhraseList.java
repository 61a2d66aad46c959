package dev.sqlchat.engine.dialogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Phrases by kind, from a text resource of this package: {@code KIND: phrase | phrase} a line, {@code #} for comments. */
record PhraseList(Map<String, List<String>> kinds) {

    static PhraseList read(String resource) {
        var stream = PhraseList.class.getResourceAsStream(resource);
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8))) {
            var kinds = new LinkedHashMap<String, List<String>>();
            reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> add(line, kinds));
            return new PhraseList(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line, Map<String, List<String>> kinds) {
        var colon = line.indexOf(':');
        kinds.put(line.substring(0, colon),
                Arrays.stream(line.substring(colon + 1).split("\\|")).map(String::strip).toList());
    }

    List<String> of(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }
}
