package dev.sqlchat.knowledge;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.text.TextResource;

/** Knows words that any question may have, whatever it is about. */
final class Commonplace {

    private static final Set<String> WORDS = TextResource.lines(Commonplace.class, "commonplace.txt").stream()
            .flatMap(line -> Arrays.stream(line.split("\\s+"))).collect(Collectors.toUnmodifiableSet());

    private Commonplace() {}

    static boolean is(String word) {
        return WORDS.contains(word);
    }
}
