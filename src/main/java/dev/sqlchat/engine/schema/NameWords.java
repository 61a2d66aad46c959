package dev.sqlchat.engine.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.language.WordForms;

/** Splits names of one schema into lemmas, names run together ("countrylanguage") by the words of the other names. */
final class NameWords {

    private static final int SHORTEST_PART = 3;
    private static final Set<String> HEADS = Set.of("id", "name", "date", "code", "type", "number", "year", "time",
            "title", "count", "rate", "price", "cost", "city", "state", "form", "group", "point");

    /** Words that end in "id" and name no key. */
    private static final Set<String> NO_KEYS = Set.of("valid", "invalid", "paid", "unpaid", "prepaid", "repaid",
            "solid", "liquid", "fluid", "rapid", "hybrid", "grid", "acid", "amid", "maid", "afraid", "avoid", "void",
            "android", "asteroid", "steroid", "thyroid", "covid", "humid", "vivid", "orchid", "pyramid", "braid",
            "raid", "squid", "plaid", "typhoid", "centroid", "hemorrhoid");

    private final Set<String> known;

    private NameWords(Set<String> known) {
        this.known = known;
    }

    static NameWords of(Catalog catalog) {
        var known = new HashSet<>(HEADS);
        catalog.tables().stream().flatMap(table -> Stream.concat(Stream.of(table.name().name()),
                table.columns().stream().map(column -> column.name())))
                .forEach(name -> known.addAll(lemmas(name)));
        return new NameWords(known);
    }

    List<String> of(String name) {
        return lemmas(name).stream().flatMap(word -> split(word).stream()).toList();
    }

    private static List<String> lemmas(String name) {
        return WordForms.nameWords(name).stream().map(WordForms::lemma).toList();
    }

    private List<String> split(String word) {
        return NO_KEYS.contains(word) ? List.of(word) : parts(word);
    }

    private List<String> parts(String word) {
        for (int cut = word.length() - 2; cut >= SHORTEST_PART; cut--) {
            var first = WordForms.lemma(word.substring(0, cut));
            var second = WordForms.lemma(word.substring(cut));
            if (joins(first, second)) {
                return List.of(first, second);
            }
        }
        return List.of(word);
    }

    private boolean joins(String first, String second) {
        return HEADS.contains(second) && (known.contains(first) || second.equals("id"))
                || second.length() >= SHORTEST_PART && known.contains(first) && known.contains(second);
    }
}
