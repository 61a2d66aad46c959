package dev.sqlchat.engine.ranking;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.linking.Vocabulary;

/** What the words of one tagging ask for, told once for all plans that were made of it. */
final class Asked {

    private static final Set<Cue> RESTRICTING = EnumSet.of(Cue.WITH, Cue.WHOSE, Cue.RELATIVE, Cue.IN, Cue.FROM, Cue.FOR,
            Cue.MORE, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST, Cue.NO, Cue.EXCEPT, Cue.EACH, Cue.BY, Cue.ORDER);

    final Tagging tagging;
    final Set<String> lemmas = new HashSet<>();
    final Set<Cue> cues = EnumSet.noneOf(Cue.class);
    final boolean superlative;
    final boolean comparative;
    final boolean period;
    /** Something is wanted of each of several. */
    final boolean each;
    /** Those before the first words that restrict. */
    final List<Symbol> head = new ArrayList<>();
    final Map<String, Double> features;

    Asked(Tagging tagging) {
        this.tagging = tagging;
        for (var token : tagging.tokens()) {
            lemmas.add(token.lemma());
            lemmas.add(token.lower());
            lemmas.addAll(token.parts());
        }
        all(Symbol.Structure.class).forEach(structure -> cues.add(structure.cue()));
        superlative = has(Degree.SUPERLATIVE);
        comparative = has(Degree.COMPARATIVE);
        each = all(Symbol.Structure.class).anyMatch(word -> word.cue() == Cue.EACH && says(word, "each", "every"));
        period = all(Symbol.Period.class).findAny().isPresent();
        readHead();
        features = QuestionFeatures.of(this);
    }

    <S extends Symbol> Stream<S> all(Class<S> kind) {
        return tagging.symbols().stream().filter(kind::isInstance).map(kind::cast);
    }

    private boolean has(Degree degree) {
        return all(Symbol.Adjectival.class).anyMatch(adjective -> adjective.degree() == degree);
    }

    private void readHead() {
        for (var symbol : tagging.symbols()) {
            if (symbol.span().start() > 1 && symbol instanceof Symbol.Structure structure
                    && RESTRICTING.contains(structure.cue())) {
                return;
            }
            head.add(symbol);
        }
    }

    boolean has(Cue... any) {
        return Stream.of(any).anyMatch(cues::contains);
    }

    boolean says(String... any) {
        return Stream.of(any).anyMatch(lemmas::contains);
    }

    private boolean says(Symbol symbol, String... any) {
        return tagging.tokens().subList(symbol.span().start(), symbol.span().end()).stream()
                .anyMatch(token -> token.reads(any));
    }

    /** How often it is said. */
    long count(String lemma) {
        return tagging.tokens().stream().filter(token -> token.lemma().equals(lemma)).count();
    }

    boolean saysKey() {
        return says("id", "ids", "code", "number", "identifier", "key", "codes");
    }

    /** Share of the words that the question says, too. */
    double overlap(List<String> words) {
        return words.isEmpty() ? 0 : words.stream().filter(lemmas::contains).count() / (double) words.size();
    }

    List<Token> content() {
        return tagging.tokens().stream().filter(token -> token.kind() != Token.Kind.PUNCTUATION
                && !Vocabulary.english().noise(token.lower())).toList();
    }
}
