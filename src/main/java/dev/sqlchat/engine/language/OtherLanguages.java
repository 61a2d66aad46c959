package dev.sqlchat.engine.language;

import java.lang.Character.UnicodeScript;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows other languages than English as far as their letters and commonest words go. */
public final class OtherLanguages {

    private static final Map<String, Words> BY_NAME = new LinkedHashMap<>();
    private static final List<Letters> SCRIPTS = WordList.entries("scripts.txt").stream().map(Letters::of).toList();

    static {
        WordList.entries("other-languages.txt").forEach(entry -> BY_NAME.put(name(entry), Words.of(entry)));
    }

    /** How many words are of the language. */
    public record Evidence(String language, long words) {}

    private record Words(Set<String> whole, List<String> stems) {

        static Words of(List<String> entry) {
            var words = entry.subList(1, entry.size());
            return new Words(words.stream().filter(word -> !word.endsWith("*")).collect(Collectors.toSet()),
                    words.stream().filter(word -> word.endsWith("*"))
                            .map(word -> word.substring(0, word.length() - 1)).toList());
        }

        boolean has(String word) {
            return whole.contains(word) || stems.stream().anyMatch(word::startsWith);
        }
    }

    /** @param typical the language is meant where one of these stands; empty: by any letter of the script */
    private record Letters(UnicodeScript script, String language, String typical) {

        static Letters of(List<String> entry) {
            return new Letters(UnicodeScript.valueOf(entry.get(0)), entry.get(1),
                    entry.size() > 2 ? entry.get(2) : "");
        }

        boolean in(String text) {
            return text.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == script
                    && (typical.isEmpty() || typical.indexOf(letter) >= 0));
        }
    }

    private OtherLanguages() {}

    /** Whether some of the languages uses the lower-case word all the time. */
    public static boolean use(String word) {
        return BY_NAME.values().stream().anyMatch(words -> has(words, word));
    }

    /** The language that most of these lower-case words are of, several where they tell no more; empty: of none. */
    public static Optional<Evidence> of(List<String> words) {
        var counts = new LinkedHashMap<String, Long>();
        BY_NAME.forEach((name, own) -> counts.put(name, words.stream().filter(word -> has(own, word)).count()));
        var most = Collections.max(counts.values());
        var names = counts.keySet().stream().filter(name -> most.equals(counts.get(name))).toList();
        return most == 0 ? Optional.empty() : Optional.of(new Evidence(String.join(" or ", names), most));
    }

    /** The language that letters which are not Latin are likely of; empty where there are none. */
    public static Optional<String> byLetters(String text) {
        return Stream.concat(SCRIPTS.stream().filter(letters -> !letters.typical().isEmpty()), SCRIPTS.stream())
                .filter(letters -> letters.in(text)).findFirst().map(Letters::language);
    }

    /** What an apostrophe joins counts word by word: {@code d'affaires}. */
    private static boolean has(Words words, String word) {
        return words.has(word) || words.has(word.substring(Math.max(word.indexOf('\''), word.indexOf('’')) + 1));
    }

    private static String name(List<String> entry) {
        return entry.getFirst().substring(0, entry.getFirst().length() - 1);
    }
}
