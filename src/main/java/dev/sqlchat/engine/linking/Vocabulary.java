package dev.sqlchat.engine.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.text.TextResource;

/** General words of English that questions to databases use, from the text resources of this package. */
public final class Vocabulary {

    private static final Vocabulary ENGLISH = new Vocabulary();

    /** A cue's words at a place of a question. */
    record CuePhrase(Cue cue, List<String> words) {}

    /**
     * What data may write for a word.
     *
     * @param columns words of which one is in the name of the column
     */
    record Code(String code, List<String> columns) {}

    private final Map<String, List<CuePhrase>> cues = new HashMap<>();
    private final Map<String, List<String>> synonyms = new HashMap<>();
    private final Map<String, Adjective> adjectives = new HashMap<>();
    private final Map<String, List<String>> places = new HashMap<>();
    private final Map<String, List<Code>> codes = new HashMap<>();
    private final Map<String, List<String>> roles = new HashMap<>();
    private final Map<String, List<String>> units = new HashMap<>();
    private final Set<String> noise = new HashSet<>();
    private final Set<String> requests = new HashSet<>();

    private Vocabulary() {
        lines("cues.txt").forEach(this::addCue);
        lines("synonyms.txt").forEach(line -> synonyms.put(key(line), list(line, 1, ",")));
        lines("adjectives.txt").forEach(this::addAdjective);
        lines("demonyms.txt").forEach(line -> places.put(key(line), list(line, 1, ",")));
        lines("codes.txt").forEach(this::addCodes);
        lines("roles.txt").forEach(line -> list(line, 0, ",").forEach(name -> roles.put(name, list(line, 1, ","))));
        lines("measured-units.txt")
                .forEach(line -> list(line, 0, ",").forEach(unit -> units.put(unit, list(line, 1, ","))));
        lines("noise.txt").forEach(line -> noise.addAll(words(line)));
        lines("requests.txt").forEach(line -> requests.addAll(words(line)));
        cues.values().forEach(phrases -> phrases.sort(Comparator.comparingInt(phrase -> -phrase.words().size())));
    }

    public static Vocabulary english() {
        return ENGLISH;
    }

    /** The longest phrase of each cue that starts at the token; the longest first. */
    List<CuePhrase> cuesAt(List<Token> tokens, int at) {
        var found = new ArrayList<CuePhrase>();
        for (var phrase : cues.getOrDefault(tokens.get(at).lower(), List.of())) {
            if (matches(phrase.words(), tokens, at) && found.stream().noneMatch(other -> other.cue() == phrase.cue())) {
                found.add(phrase);
            }
        }
        return found;
    }

    /** What the schema may call the thing that the question calls by this lemma. */
    List<String> synonyms(String lemma) {
        return synonyms.getOrDefault(lemma, List.of());
    }

    Optional<Adjective> adjective(String lemma) {
        return Optional.ofNullable(adjectives.get(lemma));
    }

    /** Names of the place that the adjective belongs to. */
    List<String> places(String word) {
        return places.getOrDefault(word, List.of());
    }

    /** How data may write the word, likeliest first. */
    List<Code> codes(String lemma) {
        return codes.getOrDefault(lemma, List.of());
    }

    /** What is measured in the unit, likeliest first. */
    public List<String> unit(String lemma) {
        return units.getOrDefault(lemma, List.of());
    }

    /** What a question says of the role that a word in a key's name stands for. */
    public List<String> roleWords(String name) {
        return roles.getOrDefault(name, List.of());
    }

    public boolean noise(String word) {
        return noise.contains(word);
    }

    /** Whether a sentence that the word opens says what to show. */
    boolean requests(String word) {
        return requests.contains(word);
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.trim().split("\\s+"));
    }

    private static boolean matches(List<String> words, List<Token> tokens, int at) {
        if (at + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(tokens.get(at + i).lower())) {
                return false;
            }
        }
        return true;
    }

    private void addCue(String line) {
        var cue = Cue.valueOf(line.substring(0, line.indexOf(':')));
        for (var phrase : list(line, 1, "\\|")) {
            var words = List.of(phrase.split(" "));
            cues.computeIfAbsent(words.getFirst(), first -> new ArrayList<>()).add(new CuePhrase(cue, words));
        }
    }

    private void addCodes(String line) {
        var columns = list(line, 2, ",");
        var found = list(line, 1, ",").stream().map(code -> new Code(code, columns)).toList();
        list(line, 0, ",").forEach(word -> codes.put(word, found));
    }

    private void addAdjective(String line) {
        adjectives.put(key(line), new Adjective(list(line, 1, ","), line.endsWith("+")));
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':')).trim();
    }

    private static List<String> list(String line, int part, String separator) {
        var body = line.split(" ?: ", 3)[part];
        return Arrays.stream(body.split(separator)).map(String::trim).filter(item -> !item.isEmpty()).toList();
    }

    private static List<String> lines(String resource) {
        return TextResource.lines(Vocabulary.class, resource);
    }
}
