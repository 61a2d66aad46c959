package dev.sqlchat.engine.language;

import org.jspecify.annotations.Nullable;

/** Rules of spelling for regular verbs and adjectives. */
final class VerbForms {

    private VerbForms() {}

    static String ing(String base) {
        if (base.endsWith("ie")) {
            return base.substring(0, base.length() - 2) + "ying";
        }
        boolean dropsE = base.endsWith("e") && !base.endsWith("ee") && !base.endsWith("oe") && !base.endsWith("ye");
        return (dropsE ? base.substring(0, base.length() - 1) : doubled(base)) + "ing";
    }

    static String past(String base) {
        if (base.endsWith("e")) {
            return base + "d";
        }
        return consonantAndY(base) ? base.substring(0, base.length() - 1) + "ied" : doubled(base) + "ed";
    }

    /** What -er and -est are put to: large and larg, big and bigg, heavy and heavi. */
    static String comparisonStem(String adjective) {
        if (adjective.endsWith("e")) {
            return adjective.substring(0, adjective.length() - 1);
        }
        return consonantAndY(adjective) ? adjective.substring(0, adjective.length() - 1) + "i" : doubled(adjective);
    }

    /** The verb that a stem before -ed or -ing is of; null where the stem is no word. */
    static @Nullable String base(String stem) {
        int last = stem.length() - 1;
        if (last < 2 || !hasVowel(stem)) {
            return null;
        }
        if (stem.charAt(last) == stem.charAt(last - 1)) {
            return "lsfz".indexOf(stem.charAt(last)) >= 0 ? stem : stem.substring(0, last);
        }
        return takesE(stem) ? stem + "e" : stem;
    }

    private static boolean takesE(String stem) {
        int last = stem.length() - 1;
        char c = stem.charAt(last);
        boolean vowelBefore = vowel(stem, last - 1);
        return switch (c) {
            case 'c', 'v', 'u', 'z' -> true;
            case 's' -> !stem.endsWith("cus");
            case 'g' -> !stem.endsWith("ing") && !stem.endsWith("ong") && !stem.endsWith("ung");
            case 'l' -> !vowelBefore || stem.endsWith("ul") || shortSyllable(stem);
            case 't' -> endsWithOneOf(stem, "at", "iat", "ut") || shortSyllable(stem);
            case 'r' -> endsWithOneOf(stem, "ir", "ar", "ur") || shortSyllable(stem);
            case 'n' -> endsWithOneOf(stem, "in") || shortSyllable(stem);
            case 'd' -> endsWithOneOf(stem, "id", "ud") || shortSyllable(stem);
            case 'm' -> endsWithOneOf(stem, "um") || shortSyllable(stem);
            default -> shortSyllable(stem);
        };
    }

    /** Ends so, and no further vowel stands before an ending of two letters: defin but not join. */
    private static boolean endsWithOneOf(String stem, String... endings) {
        for (String ending : endings) {
            if (stem.endsWith(ending) && (ending.length() > 2 || !vowel(stem, stem.length() - 3))) {
                return true;
            }
        }
        return false;
    }

    /** Consonants, one vowel, one consonant: mak, nam, rid. */
    private static boolean shortSyllable(String stem) {
        int last = stem.length() - 1;
        return "wxy".indexOf(stem.charAt(last)) < 0 && !vowel(stem, last) && vowel(stem, last - 1)
                && syllables(stem) == 1 && !vowel(stem, last - 2);
    }

    private static String doubled(String base) {
        return base.length() > 2 && shortSyllable(base) ? base + base.charAt(base.length() - 1) : base;
    }

    private static boolean consonantAndY(String word) {
        return word.length() > 2 && word.endsWith("y") && !vowel(word, word.length() - 2);
    }

    private static int syllables(String word) {
        int count = 0;
        for (int i = 0; i < word.length(); i++) {
            if (vowel(word, i) && !vowel(word, i - 1)) {
                count++;
            }
        }
        return count;
    }

    private static boolean hasVowel(String word) {
        return syllables(word) > 0;
    }

    private static boolean vowel(String word, int at) {
        if (at < 0) {
            return false;
        }
        char c = word.charAt(at);
        boolean u = c == 'u' && !(at > 0 && word.charAt(at - 1) == 'q');
        return u || "aeio".indexOf(c) >= 0 || (c == 'y' && at > 0);
    }
}
