package dev.sqlchat.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text of the program that lies in the package of the class that reads it, or, by a name with a slash, at the root. */
public final class TextResource {

    private TextResource() {}

    /** @throws IllegalStateException if there is none of that name */
    public static String text(Class<?> reader, String name) {
        try (var stream = reader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its text " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + name, fault);
        }
    }

    /** The lines that say something, stripped: neither blank nor a comment, which begins with a # by itself. */
    public static List<String> lines(Class<?> reader, String name) {
        return text(reader, name).lines().map(String::strip).filter(line -> !line.isEmpty() && !isComment(line))
                .toList();
    }

    /** Of lines {@code key: rest}, the rest by key, in their order. */
    public static Map<String, String> entries(Class<?> reader, String name) {
        var entries = new LinkedHashMap<String, String>();
        for (var line : lines(reader, name)) {
            var colon = line.indexOf(':');
            entries.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return entries;
    }

    /** A sign that is listed may begin with #. */
    private static boolean isComment(String line) {
        return line.equals("#") || line.startsWith("# ");
    }
}
