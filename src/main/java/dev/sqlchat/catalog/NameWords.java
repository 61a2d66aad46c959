package dev.sqlchat.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a table's or column's name in the singular.
 *
 * @param joined without anything between them, so that {@code customerid} and {@code CustomerID} are the same
 */
record NameWords(List<String> words, String joined) {

    /** What a column adds to a table's name to say that it identifies a row. */
    static final Set<String> KEY_WORDS = Set.of("id", "code", "key", "no", "num", "number", "nr", "uid", "guid", "uuid",
            "abbr", "symbol");

    private static final Set<String> DECORATION = Set.of("tbl", "table", "dim", "fact", "ref", "lkp", "lookup", "t",
            "v");

    private static final Map<String, String> IRREGULAR = Map.of("people", "person", "men", "man", "women", "woman",
            "children", "child", "staves", "staff", "ids", "id");

    static NameWords ofColumn(String name) {
        return of(split(name));
    }

    static NameWords ofTable(String name) {
        List<String> words = split(name);
        return of(words.size() > 1 && DECORATION.contains(words.getFirst()) ? words.subList(1, words.size()) : words);
    }

    /** The same without its first words. */
    NameWords from(int index) {
        return of(words.subList(index, words.size()));
    }

    boolean onlyKeyWord() {
        return words.size() == 1 && KEY_WORDS.contains(joined);
    }

    private static NameWords of(List<String> words) {
        return new NameWords(List.copyOf(words), String.join("", words));
    }

    private static List<String> split(String name) {
        return Arrays.stream(FoldedText.stem(name).split(" ")).filter(word -> !word.isEmpty())
                .map(word -> IRREGULAR.getOrDefault(word, word)).toList();
    }
}
