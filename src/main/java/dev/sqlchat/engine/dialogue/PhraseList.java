package dev.sqlchat.engine.dialogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.sqlchat.text.TextResource;

/** Phrases by kind, from a text resource of this package: {@code KIND: phrase | phrase} a line, {@code #} for comments. */
record PhraseList(Map<String, List<String>> kinds) {

    static PhraseList read(String resource) {
        var kinds = new LinkedHashMap<String, List<String>>();
        TextResource.entries(PhraseList.class, resource).forEach((kind, phrases) -> kinds.put(kind,
                Arrays.stream(phrases.split("\\|")).map(String::strip).toList()));
        return new PhraseList(kinds);
    }

    List<String> of(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }
}
