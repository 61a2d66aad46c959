package dev.sqlchat.engine.supposing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.text.TextResource;

/** Words that open a supposition, and words of change. */
final class ChangeWords {

    private static final ChangeWords ENGLISH = new ChangeWords();
    private static final Map<String, BigDecimal> FACTORS = Map.of("DOUBLES", BigDecimal.TWO, "TRIPLES",
            new BigDecimal(3), "HALVES", new BigDecimal("0.5"));

    private final Map<String, Set<String>> words = TextResource.entries(ChangeWords.class, "changes.txt").entrySet()
            .stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.stream(entry.getValue().split("\\|"))
                    .map(String::strip).collect(Collectors.toSet())));

    private ChangeWords() {}

    static ChangeWords english() {
        return ENGLISH;
    }

    boolean opens(String word) {
        return of("OPENS").contains(word);
    }

    /** Such as "would" beside "if": the data are thought to be other than they are. */
    boolean supposes(String word) {
        return of("SUPPOSES").contains(word);
    }

    boolean changes(String word) {
        return rises(word) || falls(word) || factor(word).isPresent();
    }

    boolean rises(String word) {
        return of("RISES").contains(word);
    }

    boolean falls(String word) {
        return of("FALLS").contains(word);
    }

    /** What the word alone multiplies by: "doubled". */
    Optional<BigDecimal> factor(String word) {
        return FACTORS.entrySet().stream().filter(factor -> of(factor.getKey()).contains(word)).map(Map.Entry::getValue)
                .findFirst();
    }

    private Set<String> of(String kind) {
        return words.getOrDefault(kind, Set.of());
    }
}
