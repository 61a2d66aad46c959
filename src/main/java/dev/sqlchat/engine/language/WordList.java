package dev.sqlchat.engine.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** A word list of this package: a text resource with one entry a line and comments after {@code #}. */
final class WordList {

    private WordList() {}

    static List<List<String>> entries(String resource) {
        try (InputStream stream = WordList.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its word list " + resource);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines()
                    .map(WordList::fields).filter(fields -> !fields.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> words(String resource) {
        return entries(resource).stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> fields(String line) {
        int comment = line.indexOf('#');
        StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
        return Collections.list(words).stream().map(Object::toString).toList();
    }
}
