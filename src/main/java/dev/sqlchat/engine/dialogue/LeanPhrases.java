package dev.sqlchat.engine.dialogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The phrases by which questions lean on earlier ones. */
final class LeanPhrases {

    private static final LeanPhrases ENGLISH = new LeanPhrases();

    private final Map<Lean, List<String>> phrases = new EnumMap<>(Lean.class);

    private LeanPhrases() {
        var stream = LeanPhrases.class.getResourceAsStream("leans.txt");
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream, "leans.txt"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LeanPhrases english() {
        return ENGLISH;
    }

    private void add(String line) {
        var colon = line.indexOf(':');
        phrases.put(Lean.valueOf(line.substring(0, colon)),
                Arrays.stream(line.substring(colon + 1).split("\\|")).map(phrase -> " " + phrase.strip() + " ")
                        .toList());
    }

    /** The ways in which the words lean; lower-case. */
    Set<Lean> of(List<String> words) {
        var text = " ^ " + String.join(" ", opened(words)) + " $ ";
        var found = EnumSet.noneOf(Lean.class);
        phrases.forEach((lean, patterns) -> {
            if (lean != Lean.PASSED && patterns.stream().anyMatch(text::contains)) {
                found.add(lean);
            }
        });
        return found;
    }

    private List<String> opened(List<String> words) {
        var rest = new ArrayList<>(words);
        while (!rest.isEmpty() && isPassed(rest.getFirst())) {
            rest.removeFirst();
        }
        return rest;
    }

    private boolean isPassed(String word) {
        return phrases.getOrDefault(Lean.PASSED, List.of()).contains(" " + word + " ");
    }
}
