package dev.sqlchat.engine.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Takes names of a schema apart: snake_case, camelCase, digits, abbreviations. */
final class Names {

    private static final Map<String, List<String>> ANYWHERE = new HashMap<>();
    private static final Map<String, List<String>> AT_END = new HashMap<>();
    private static final Set<String> COMPOUND_WORDS = WordList.words("compound-words.txt");
    private static final int SHORTEST_PART = 2;

    static {
        for (List<String> entry : WordList.entries("abbreviations.txt")) {
            boolean atEnd = entry.getFirst().startsWith("-");
            String key = atEnd ? entry.getFirst().substring(1) : entry.getFirst();
            (atEnd ? AT_END : ANYWHERE).put(key, List.copyOf(entry.subList(1, entry.size())));
        }
    }

    private Names() {}

    /** The words of a name in lower case, abbreviations left as they are. */
    static List<String> split(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            if (!inWord(name, i)) {
                add(words, name, start, i);
                start = i + 1;
            } else if (i > start && boundary(name, i)) {
                add(words, name, start, i);
                start = i;
            }
        }
        add(words, name, start, name.length());
        return words;
    }

    /** The words of a name in lower case with the usual abbreviations written out. */
    static List<String> words(String name) {
        List<String> words = initialsJoined(split(name));
        List<String> expanded = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            expanded.addAll(expand(words.get(i), i == words.size() - 1));
        }
        return expanded;
    }

    /** "LName", written as two words, is the abbreviation "lname". */
    private static List<String> initialsJoined(List<String> words) {
        String joined = String.join("", words);
        return words.size() == 2 && words.getFirst().length() == 1 && ANYWHERE.containsKey(joined)
                ? List.of(joined)
                : words;
    }

    /** The two or more known words that a word is written together of; the word itself where there are none. */
    static List<String> parts(String word, Predicate<String> known) {
        for (int cut = word.length() - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
            String head = word.substring(0, cut);
            if (known(head, known)) {
                List<String> tail = tail(word.substring(cut), known);
                if (!tail.isEmpty()) {
                    tail.addFirst(head);
                    return tail;
                }
            }
        }
        return List.of(word);
    }

    private static List<String> tail(String rest, Predicate<String> known) {
        if (known(rest, known)) {
            return new ArrayList<>(List.of(rest));
        }
        List<String> parts = parts(rest, known);
        return parts.size() > 1 ? new ArrayList<>(parts) : new ArrayList<>();
    }

    private static boolean known(String word, Predicate<String> known) {
        return COMPOUND_WORDS.contains(word) || (word.length() > SHORTEST_PART && known.test(word));
    }

    private static List<String> expand(String word, boolean last) {
        List<String> expansion = ANYWHERE.get(word);
        if (expansion == null && last) {
            expansion = AT_END.get(word);
        }
        return expansion == null ? List.of(word) : expansion;
    }

    private static boolean inWord(String name, int at) {
        char c = name.charAt(at);
        return Character.isLetterOrDigit(c) || ((c == '\'' || c == '’') && betweenLetters(name, at));
    }

    private static boolean betweenLetters(String name, int at) {
        return at > 0 && at + 1 < name.length() && Character.isLetter(name.charAt(at - 1))
                && Character.isLetter(name.charAt(at + 1));
    }

    /** Whether a new word begins at the character, which follows another of the same run. */
    private static boolean boundary(String name, int at) {
        char before = name.charAt(at - 1);
        char c = name.charAt(at);
        if (Character.isDigit(before) != Character.isDigit(c)) {
            return !(Character.isDigit(before) && ordinalEnding(name, at));
        }
        if (!Character.isUpperCase(c) || !Character.isLetterOrDigit(before)) {
            return false;
        }
        return !Character.isUpperCase(before) || startsCapitalized(name, at);
    }

    private static boolean ordinalEnding(String name, int at) {
        String ending = name.substring(at, Math.min(at + 2, name.length())).toLowerCase(Locale.ROOT);
        return Numbers.ORDINAL_ENDINGS.contains(ending)
                && (at + 2 == name.length() || !Character.isLetter(name.charAt(at + 2)));
    }

    /** The last capital of HTTPServer, but not that of IDs. */
    private static boolean startsCapitalized(String name, int at) {
        if (at + 1 >= name.length() || !Character.isLowerCase(name.charAt(at + 1))) {
            return false;
        }
        boolean plural = name.charAt(at + 1) == 's'
                && (at + 2 == name.length() || !Character.isLowerCase(name.charAt(at + 2)));
        return !plural;
    }

    private static void add(List<String> words, String name, int start, int end) {
        if (end > start) {
            words.add(name.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }
}
