package dev.sqlchat.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.sqlchat.text.TextResource;

/** The word lists of the large database. */
final class LargeWords {

    private final Map<String, List<String>> lists = new HashMap<>();

    LargeWords() {
        TextResource.entries(LargeWords.class, "/sample/large.txt")
                .forEach((name, words) -> lists.put(name, List.of(words.split(" "))));
    }

    List<String> of(String name) {
        return lists.getOrDefault(name, List.of());
    }
}
