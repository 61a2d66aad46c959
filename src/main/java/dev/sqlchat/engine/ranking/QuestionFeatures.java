package dev.sqlchat.engine.ranking;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;

/** Of the question alone: how long it is, how it opens, how well its words were understood. */
final class QuestionFeatures {

    static final String DIVIDES_BY_UNKNOWN = "question.dividesByUnknown";
    private static final List<String> OPENINGS = List.of("what", "which", "how", "who", "when", "where", "list", "show",
            "find", "give", "return", "count", "for", "and", "is", "of");

    private QuestionFeatures() {}

    static Map<String, Double> of(Asked asked) {
        var features = new FeatureMap();
        var tagging = asked.tagging;
        var words = tagging.tokens().stream().filter(token -> token.kind() != Token.Kind.PUNCTUATION).toList();
        var content = Math.max(1, tagging.contentWords());
        features.put("question.words", words.size());
        features.put("question.content", content);
        features.put("question.density", tagging.score() / Math.max(1, tagging.tokens().size()));
        features.put("question.unknown", tagging.unknown().size());
        features.put(DIVIDES_BY_UNKNOWN, tagging.dividesByUnknown());
        features.put("question.coverage", 1 - Math.min(1, tagging.unknown().size() / (double) content));
        features.put("question.capitals", tagging.unknown().stream()
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0))).count());
        if (!words.isEmpty()) {
            features.put("question.opening", OPENINGS.indexOf(words.getFirst().lower()) + 1);
        }
        features.put("question.entities", asked.all(Symbol.Entity.class).count());
        features.put("question.attributes", asked.all(Symbol.Attribute.class).count());
        features.put("question.values", asked.all(Symbol.Value.class).count());
        features.put("question.numerals", asked.all(Symbol.Numeral.class).count());
        features.put("question.structures", asked.all(Symbol.Structure.class).count());
        features.put("question.weakest", asked.tagging.symbols().stream()
                .filter(symbol -> !(symbol instanceof Symbol.Noise)).mapToDouble(Symbol::score).min().orElse(0));
        for (var cue : Cue.values()) {
            features.put("says." + cue.name().toLowerCase(Locale.ROOT), asked.cues.contains(cue));
        }
        return features.values();
    }
}
