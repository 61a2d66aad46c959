package dev.sqlchat.engine.dialogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The phrases by which questions lean on earlier ones. */
final class LeanPhrases {

    private static final LeanPhrases ENGLISH = new LeanPhrases();

    private final PhraseList phrases = PhraseList.read("leans.txt");

    private LeanPhrases() {}

    static LeanPhrases english() {
        return ENGLISH;
    }

    /** The ways in which the words lean; lower-case. */
    Set<Lean> of(List<String> words) {
        var text = " ^ " + String.join(" ", opened(words)) + " $ ";
        var found = EnumSet.noneOf(Lean.class);
        for (var lean : Lean.values()) {
            if (phrases.of(lean.name()).stream().anyMatch(phrase -> text.contains(" " + phrase + " "))) {
                found.add(lean);
            }
        }
        return found;
    }

    /** The words after those that are passed over at the beginning. */
    private List<String> opened(List<String> words) {
        var rest = new ArrayList<>(words);
        while (!rest.isEmpty() && phrases.of("PASSED").contains(rest.getFirst())) {
            rest.removeFirst();
        }
        return rest;
    }
}
