package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.engine.language.NumberMention;
import dev.sqlchat.engine.language.Numbers;
import dev.sqlchat.engine.language.TimeExpressions;
import dev.sqlchat.engine.language.TimeMention;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Tokenizer;

/** A question as its words: without case, white space, punctuation that says nothing, and politeness. */
final class QuestionWords {

    private static final Set<String> SILENT = Set.of("?", "!", ".", ",", ";", ":", "\"", "'", "’", "‘", "“", "”", "`",
            "…", "¿", "¡", "«", "»", "(", ")");
    private static final Set<String> ASKING = Set.of("what", "who", "where", "when", "how", "that", "there");
    private static final Set<String> IS = Set.of("'s", "’s", "s");

    private final List<Token> tokens;
    private final List<String> words = new ArrayList<>();
    /** By word, the token that it is, or is of. */
    private final List<Integer> places = new ArrayList<>();

    private QuestionWords(List<Token> tokens) {
        this.tokens = tokens;
    }

    static QuestionWords of(String question) {
        var all = new QuestionWords(Tokenizer.tokenize(question));
        for (int at = 0; at < all.tokens.size(); at++) {
            all.add(all.tokens.get(at), at);
        }
        return all.within(Politeness.bounds(all.words));
    }

    private void add(Token token, int at) {
        switch (token.kind()) {
            case QUOTED -> Tokenizer.tokenize(token.text()).stream().filter(QuestionWords::tells)
                    .forEach(inner -> put(inner.lower(), at));
            case PUNCTUATION -> {
                if (tells(token)) {
                    put(token.lower(), at);
                }
            }
            case WORD, NUMBER, IDENTIFIER -> put(token.lower(), at);
        }
    }

    private static boolean tells(Token token) {
        return !SILENT.contains(token.lower());
    }

    private void put(String word, int at) {
        boolean is = IS.contains(word) && !words.isEmpty() && ASKING.contains(words.getLast());
        words.add(is ? "is" : word);
        places.add(at);
    }

    private QuestionWords within(int[] bounds) {
        var kept = new QuestionWords(tokens);
        kept.words.addAll(words.subList(bounds[0], bounds[1]));
        kept.places.addAll(places.subList(bounds[0], bounds[1]));
        return kept;
    }

    int size() {
        return words.size();
    }

    Set<String> all() {
        return Set.copyOf(words);
    }

    String word(int at) {
        return words.get(at);
    }

    /** The same for questions that differ only in what makes no difference. */
    String form() {
        return String.join(" ", words);
    }

    /** Some of its words as they were written. */
    String text(int from, int to) {
        return places.subList(from, to).stream().distinct().map(tokens::get).map(Token::text)
                .collect(Collectors.joining(" "));
    }

    /** Stretches of days, by the word where each begins; none that begins or ends within a word. */
    Map<Integer, Days> days(LocalDate today) {
        var found = new HashMap<Integer, Days>();
        for (var mention : TimeExpressions.find(tokens, today)) {
            if (mention instanceof TimeMention.Range range) {
                int from = word(range.first(), range.end());
                int to = wordAfter(range.end());
                if (from >= 0 && to > from) {
                    found.put(from, new Days(from, to, range));
                }
            }
        }
        return found;
    }

    /** Numbers, by the word where each begins. */
    Map<Integer, Amount> numbers() {
        var found = new HashMap<Integer, Amount>();
        int next = 0;
        for (int at = 0; at < words.size(); at++) {
            var mention = at < next || (at > 0 && places.get(at).equals(places.get(at - 1)))
                    ? null
                    : Numbers.at(tokens, places.get(at)).orElse(null);
            if (mention != null) {
                next = Math.max(at + 1, wordAfter(mention.end()));
                found.put(at, new Amount(at, next, mention));
            }
        }
        return found;
    }

    record Days(int from, int to, TimeMention.Range range) {}

    record Amount(int from, int to, NumberMention number) {}

    /** The first word of the tokens. */
    private int word(int first, int end) {
        for (int at = 0; at < places.size(); at++) {
            if (places.get(at) >= first && places.get(at) < end) {
                return at;
            }
        }
        return -1;
    }

    private int wordAfter(int end) {
        for (int at = 0; at < places.size(); at++) {
            if (places.get(at) >= end) {
                return at;
            }
        }
        return places.size();
    }

    /** What it is about: base forms of the words that other questions do not all have. */
    Set<String> content() {
        return places.stream().distinct().map(tokens::get).filter(token -> token.kind() != Token.Kind.PUNCTUATION)
                .filter(token -> !Commonplace.is(token.lower())).map(Token::lemma).collect(Collectors.toSet());
    }
}
