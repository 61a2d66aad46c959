package dev.sqlchat.engine.language;

import org.jspecify.annotations.Nullable;

/** Rules for plural nouns, which also undo the -s of verbs. */
final class Plurals {

    private static final int SHORTEST = 4;

    private Plurals() {}

    /** The singular by rule; null where the word does not look like a plural. */
    static @Nullable String singular(String word) {
        if (word.endsWith("men") && word.length() > 5) {
            return cut(word, 2) + "an";
        }
        if (word.length() < SHORTEST || !word.endsWith("s")) {
            return null;
        }
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is") || word.endsWith("'s")) {
            return null;
        }
        return word.endsWith("es") ? fromEs(word) : cut(word, 1);
    }

    private static String fromEs(String word) {
        if (word.endsWith("ies")) {
            return word.length() > SHORTEST ? cut(word, 3) + "y" : cut(word, 1);
        }
        if (word.endsWith("zzes")) {
            return word.endsWith("izzes") && word.length() == 7 ? cut(word, 3) : cut(word, 2);
        }
        if (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes") || word.endsWith("sses")
                || word.endsWith("oes")) {
            return cut(word, 2);
        }
        boolean fromUs = word.endsWith("uses") && !word.endsWith("auses") && !word.endsWith("ouses");
        return fromUs ? cut(word, 2) : cut(word, 1);
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
