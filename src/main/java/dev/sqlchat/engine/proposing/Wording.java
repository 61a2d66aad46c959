package dev.sqlchat.engine.proposing;

import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Names as a person writes them. */
final class Wording {

    private Wording() {}

    /** Many rows of the table. */
    static String things(TableProfile table) {
        var words = new ArrayList<>(WordForms.nameWords(table.name().name()));
        words.add(plural(words.removeLast()));
        return String.join(" ", words);
    }

    /** One row of the table. */
    static String thing(TableProfile table) {
        var words = new ArrayList<>(WordForms.nameWords(table.name().name()));
        words.add(WordForms.lemma(words.removeLast()));
        return String.join(" ", words);
    }

    /** The measure, and of what it is where its own name says little: "budget amount". */
    static String of(TableProfile table, ColumnProfile measure) {
        return words(measure).size() == 1 && NameList.VAGUE.has(words(measure))
                ? thing(table) + " " + of(measure)
                : of(measure);
    }

    static String of(ColumnProfile column) {
        var words = words(column);
        return String.join(" ", words.size() > 1 && NameList.UNIT.hasLast(words)
                ? words.subList(0, words.size() - 1)
                : words);
    }

    /** The column without a word that only says that it is a code or a name. */
    static List<String> category(ColumnProfile column) {
        var words = words(column);
        return words.size() > 1 && (words.getLast().equals("code") || words.getLast().equals("name"))
                ? words.subList(0, words.size() - 1)
                : words;
    }

    static String ofCategory(ColumnProfile column) {
        return String.join(" ", category(column));
    }

    static List<String> words(ColumnProfile column) {
        return WordForms.nameWords(column.ref().column());
    }

    private static String plural(String word) {
        if (!WordForms.lemma(word).equals(word)) {
            return word;
        }
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + (word.matches(".*(s|x|ch|sh)") ? "es" : "s");
    }
}
