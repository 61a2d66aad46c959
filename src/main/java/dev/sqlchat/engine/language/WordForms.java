package dev.sqlchat.engine.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Base forms of English words, by word lists first and by rules for words that no list has. */
public final class WordForms {

    private static final Map<String, Set<String>> FORMS = new HashMap<>();
    private static final Map<String, Degree> DEGREES = new HashMap<>();
    private static final Set<String> UNCHANGED = WordList.words("unchanged.txt");
    private static final Set<String> VERBS;

    /** How far an adjective goes. */
    public enum Degree {
        POSITIVE, COMPARATIVE, SUPERLATIVE
    }

    static {
        VERBS = Set.copyOf(WordList.entries("verbs.txt").stream().map(WordForms::learnVerb).toList());
        WordList.entries("nouns.txt").forEach(entry -> learn(entry.get(0), entry.get(1)));
        WordList.words("adjectives.txt").forEach(WordForms::learnAdjective);
        learnDegree(Degree.COMPARATIVE, "more", "less", "fewer", "better", "worse");
        learnDegree(Degree.SUPERLATIVE, "most", "least", "fewest", "best", "worst");
    }

    private WordForms() {}

    /** The base form of a lower-case word: singular, infinitive, positive. */
    public static String lemma(String word) {
        return lemmas(word).getFirst();
    }

    /** All base forms that a lower-case word may have, likeliest first: "ratings" is "rating" or "rate". */
    public static List<String> lemmas(String word) {
        if (word.length() < 3 && !FORMS.containsKey(word)) {
            return List.of(word);
        }
        int hyphen = word.lastIndexOf('-');
        if (hyphen > 0 && hyphen + 1 < word.length()) {
            return lemmas(word.substring(hyphen + 1)).stream().map(word.substring(0, hyphen + 1)::concat).toList();
        }
        LinkedHashSet<String> lemmas = new LinkedHashSet<>();
        if (UNCHANGED.contains(word)) {
            lemmas.add(word);
        }
        lemmas.addAll(FORMS.getOrDefault(word, Set.of()));
        if (lemmas.isEmpty()) {
            addByRule(lemmas, word);
        }
        return List.copyOf(lemmas);
    }

    /** The degree of an adjective or quantity: "oldest" and "most" are superlatives. */
    public static Degree degree(String word) {
        return DEGREES.getOrDefault(word, Degree.POSITIVE);
    }

    /** Whether the word is the base form of a verb that the lists have. */
    public static boolean verb(String lemma) {
        return VERBS.contains(lemma);
    }

    /**
     * The words of a name in lower case with the usual abbreviations of schemas written out: cust_fname, orderQty. A name
     * without any, such as "%", is its own word.
     */
    public static List<String> nameWords(String identifier) {
        var words = Names.words(identifier);
        return words.isEmpty() ? List.of(identifier) : words;
    }

    /**
     * The words that a word is written together of, such as "birthdate"; the word alone where it is none such.
     *
     * @param known says of a lower-case word whether the schema uses it
     */
    public static List<String> compoundParts(String word, Predicate<String> known) {
        return Names.parts(word, known);
    }

    private static void addByRule(Set<String> lemmas, String word) {
        String singular = Plurals.singular(word);
        if (singular == null) {
            String verb = verbByRule(word);
            lemmas.add(verb == null ? word : verb);
            return;
        }
        lemmas.add(singular);
        if (UNCHANGED.contains(singular)) {
            lemmas.addAll(FORMS.getOrDefault(singular, Set.of()));
        }
    }

    private static @Nullable String verbByRule(String word) {
        if (word.endsWith("ied") && word.length() > 5) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ed") && !word.endsWith("eed")) {
            return VerbForms.base(word.substring(0, word.length() - 2));
        }
        return word.endsWith("ing") ? VerbForms.base(word.substring(0, word.length() - 3)) : null;
    }

    private static String learnVerb(List<String> entry) {
        String base = entry.getFirst();
        List<String> forms = new ArrayList<>(entry);
        if (forms.stream().noneMatch(form -> form.endsWith("ing") && !form.equals(base))) {
            forms.add(VerbForms.ing(base));
        }
        if (entry.size() == 1) {
            forms.add(VerbForms.past(base));
        }
        forms.forEach(form -> learn(form, base));
        return base;
    }

    private static void learnAdjective(String adjective) {
        String stem = VerbForms.comparisonStem(adjective);
        learn(stem + "er", adjective);
        learn(stem + "est", adjective);
        learnDegree(Degree.COMPARATIVE, stem + "er");
        learnDegree(Degree.SUPERLATIVE, stem + "est");
    }

    private static void learn(String form, String lemma) {
        FORMS.computeIfAbsent(form, key -> new LinkedHashSet<>()).add(lemma);
    }

    private static void learnDegree(Degree degree, String... words) {
        for (String word : words) {
            DEGREES.put(word, degree);
        }
    }
}
