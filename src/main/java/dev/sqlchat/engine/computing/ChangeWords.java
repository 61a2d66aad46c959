package dev.sqlchat.engine.computing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.text.TextResource;

/** Which words of a question tell of a number changing from one time to another. */
final class ChangeWords {

    private static final Map<String, Set<String>> WORDS = TextResource.entries(ChangeWords.class, "changes.txt")
            .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                    entry -> Arrays.stream(entry.getValue().split("\\|")).map(String::strip)
                            .collect(Collectors.toSet())));

    private final List<Token> tokens;
    private final boolean asksHow;

    ChangeWords(List<Token> tokens) {
        this.tokens = tokens;
        this.asksHow = reads(0, "how") && !reads(1, "many") || reads(0, "by") && reads(1, "how");
    }

    /** "the growth in", "how did it change". */
    boolean changes(int at) {
        return noun("GROWTH", at) || verb("GROWS", at) || shrinks(at);
    }

    boolean shrinks(int at) {
        return noun("LOSS", at) || verb("SHRINKS", at);
    }

    boolean percent(int at) {
        return is("PERCENT", at) || reads(at, "rate") && at > 0 && changes(at - 1);
    }

    boolean asksPercent() {
        return IntStream.range(0, tokens.size()).anyMatch(this::percent);
    }

    /** The word that asks in which way something changed. */
    boolean how(int at) {
        return at == 0 && asksHow;
    }

    boolean against(int at) {
        return is("AGAINST", at);
    }

    private boolean noun(String kind, int at) {
        return is(kind, at) && at + 1 < tokens.size() && tokens.get(at + 1).reads("in", "of", "rate");
    }

    private boolean verb(String kind, int at) {
        return asksHow && is(kind, at);
    }

    private boolean is(String kind, int at) {
        return WORDS.getOrDefault(kind, Set.of()).contains(tokens.get(at).lower());
    }

    private boolean reads(int at, String word) {
        return at < tokens.size() && tokens.get(at).reads(word);
    }
}
