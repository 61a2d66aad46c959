package dev.sqlchat.engine.linking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.engine.language.Numbers;
import dev.sqlchat.engine.language.TimeExpressions;
import dev.sqlchat.engine.language.TimeMention;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Token.Kind;
import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Noise;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Unknown;
import dev.sqlchat.engine.plan.Expression.Unit;

/** Finds what any question may hold: structure, numbers, dates, adjectives, and words that carry nothing. */
final class GeneralLinks {

    private final List<Token> tokens;
    private final List<TimeMention> times;
    private final Vocabulary vocabulary = Vocabulary.english();

    GeneralLinks(List<Token> tokens, LocalDate today) {
        this.tokens = tokens;
        this.times = TimeExpressions.find(tokens, today);
    }

    List<Symbol> at(int at) {
        var found = new ArrayList<Symbol>();
        vocabulary.cuesAt(tokens, at).stream().filter(phrase -> !cutsSuperlative(phrase, at))
                .forEach(phrase -> found.add(new Structure(new Span(at, at + phrase.words().size()), phrase.cue())));
        addAdjective(at, found);
        addDuration(at, found);
        Numbers.at(tokens, at).ifPresent(number -> found
                .add(new Symbol.Numeral(new Span(number.first(), number.end()), number.value(), number.ordinal())));
        times.stream().filter(time -> time.first() == at || behindPreposition(time, at))
                .forEach(time -> found.add(symbol(time, at)));
        found.add(rest(at));
        return found;
    }

    /** "the most expensive": "most" belongs to the adjective. */
    private boolean cutsSuperlative(Vocabulary.CuePhrase phrase, int at) {
        var end = at + phrase.words().size();
        return (phrase.cue() == Cue.MOST || phrase.cue() == Cue.LEAST) && phrase.words().size() > 1
                && tokens.get(end - 1).reads("most", "least") && end < tokens.size()
                && vocabulary.adjective(tokens.get(end).lower()).isPresent();
    }

    /** "share of last month's cost": the preposition may belong to the words before. */
    private boolean behindPreposition(TimeMention time, int at) {
        return time.first() + 1 == at && at + 1 < time.end() && tokens.get(time.first()).reads("of", "in", "for");
    }

    private static Symbol symbol(TimeMention time, int at) {
        var span = new Span(at, time.end());
        return switch (time) {
            case TimeMention.Range range -> days(range, span);
            case TimeMention.Grouping grouping -> new Symbol.Period(span, grouping.grain(), grouping.asked());
        };
    }

    private static Symbol.Days days(TimeMention.Range range, Span span) {
        return new Symbol.Days(span, range.from(), range.before(), range.bareYear(),
                range.ends().stream().map(end -> days(end, span)).toList());
    }

    /** "how many minutes": how long. */
    private void addDuration(int at, List<Symbol> found) {
        if (at + 2 < tokens.size() && tokens.get(at).reads("how") && tokens.get(at + 1).reads("many")
                && Unit.named(tokens.get(at + 2).lemma()).isPresent()) {
            vocabulary.adjective("long").ifPresent(adjective -> found
                    .add(new Adjectival(new Span(at, at + 3), adjective, Degree.POSITIVE, "long")));
        }
    }

    private void addAdjective(int at, List<Symbol> found) {
        adjective(at, at, 1, degree(tokens.get(at)), found);
        if (at + 1 < tokens.size() && tokens.get(at).reads("more", "less")) {
            adjective(at, at + 1, 2, Degree.COMPARATIVE, found);
        }
        if (at + 1 < tokens.size() && tokens.get(at).reads("most", "least")) {
            adjective(at, at + 1, 2, Degree.SUPERLATIVE, found);
        }
    }

    private void adjective(int start, int at, int length, Degree degree, List<Symbol> found) {
        var token = tokens.get(at);
        var reversed = tokens.get(start).reads("less", "least");
        WordForms.lemmas(token.lower()).stream().flatMap(lemma -> vocabulary.adjective(lemma).stream()).findFirst()
                .or(() -> vocabulary.adjective(token.lower()))
                .map(adjective -> reversed ? new Adjective(adjective.nouns(), !adjective.more()) : adjective)
                .ifPresent(adjective -> found
                        .add(new Adjectival(withThan(new Span(start, start + length), degree), adjective, degree,
                                token.lemma())));
    }

    private Span withThan(Span span, Degree degree) {
        var than = degree == Degree.COMPARATIVE && span.end() < tokens.size() && tokens.get(span.end()).reads("than");
        return than ? new Span(span.start(), span.end() + 1) : span;
    }

    private static Degree degree(Token token) {
        if (WordForms.degree(token.lower()) == WordForms.Degree.COMPARATIVE) {
            return Degree.COMPARATIVE;
        }
        if (token.lower().equals(token.lemma())) {
            return Degree.POSITIVE;
        }
        return token.lower().endsWith("est") || token.reads("best", "worst") ? Degree.SUPERLATIVE : Degree.COMPARATIVE;
    }

    private Symbol rest(int at) {
        var token = tokens.get(at);
        var span = new Span(at, at + 1);
        var carriesNothing = token.kind() == Kind.PUNCTUATION || vocabulary.noise(token.lower())
                || vocabulary.noise(token.lemma());
        return carriesNothing && !isMonth(at) ? new Noise(span) : new Unknown(span, token.text());
    }

    /** "May" behind a preposition is no verb. */
    private boolean isMonth(int at) {
        return tokens.get(at).reads("may") && at > 0 && vocabulary.cuesAt(tokens, at - 1).stream()
                .anyMatch(phrase -> phrase.cue() == Cue.IN || phrase.cue() == Cue.OF || phrase.cue() == Cue.FROM);
    }
}
