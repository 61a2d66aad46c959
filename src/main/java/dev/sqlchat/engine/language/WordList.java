package dev.sqlchat.engine.language;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.text.TextResource;

/** A word list of this package: a text resource with one entry a line and comments after {@code #}. */
final class WordList {

    private WordList() {}

    static List<List<String>> entries(String resource) {
        return TextResource.lines(WordList.class, resource).stream().map(WordList::fields).toList();
    }

    static Set<String> words(String resource) {
        return entries(resource).stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> fields(String line) {
        var comment = line.indexOf('#');
        return List.of((comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+"));
    }
}
