package dev.sqlchat.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Tokenizer;
import dev.sqlchat.engine.linking.Vocabulary;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Names of tables and columns that look like words of a question which meant nothing. */
final class NearestNames {

    private static final int MOST = 5;
    private static final double ALIKE = 0.3;

    private NearestNames() {}

    /** The most alike first; where nothing is alike, the first tables, so that a user sees what there is. */
    static List<String> of(String question, SchemaProfile schema) {
        var words = words(question);
        var names = names(schema);
        var alike = names.stream().filter(name -> likeness(words, name) >= ALIKE)
                .sorted(Comparator.comparingDouble(name -> -likeness(words, name))).limit(MOST).toList();
        return alike.isEmpty() ? names.stream().limit(MOST).toList() : alike;
    }

    private static List<String> words(String question) {
        return Tokenizer.tokenize(question).stream().filter(token -> token.kind() == Token.Kind.WORD)
                .map(Token::lemma).filter(word -> !Vocabulary.english().noise(word)).toList();
    }

    /** Tables first, each name once. */
    private static List<String> names(SchemaProfile schema) {
        var names = new LinkedHashSet<String>();
        schema.tables().forEach(table -> names.add(table.name().name()));
        schema.tables().forEach(table -> table.columns().forEach(column -> names.add(column.ref().column())));
        return new ArrayList<>(names);
    }

    private static double likeness(List<String> words, String name) {
        var letters = pairs(name.toLowerCase(Locale.ROOT));
        return words.stream().mapToDouble(word -> shared(pairs(word), letters)).max().orElse(0);
    }

    /** Twice the pairs in common by the pairs of both: 1 for the same, 0 for nothing alike. */
    private static double shared(Set<String> one, Set<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return one.isEmpty() || other.isEmpty() ? 0 : 2.0 * common.size() / (one.size() + other.size());
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int at = 0; at + 1 < text.length(); at++) {
            pairs.add(text.substring(at, at + 2));
        }
        return pairs;
    }
}
