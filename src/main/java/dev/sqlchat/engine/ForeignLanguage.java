package dev.sqlchat.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.language.OtherLanguages;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.linking.Span;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;

/**
 * Recognises a question in another language than English. What the catalog knows, and names, may be of any language:
 * only the words around them tell.
 */
final class ForeignLanguage {

    private static final int FEWEST_WORDS = 2;

    private final Tagging tagging;
    private final Set<Integer> structure = new HashSet<>();
    private final Set<Integer> known = new HashSet<>();

    private ForeignLanguage(Tagging tagging) {
        this.tagging = tagging;
        for (var symbol : tagging.symbols()) {
            if (read(symbol)) {
                places(symbol.span()).forEach(structure::add);
            } else if (inTheCatalog(symbol)) {
                places(symbol.span()).forEach(known::add);
            }
        }
    }

    /** The language that the question seems to be written in; empty for English and where nothing tells. */
    static Optional<String> of(Tagging tagging) {
        return new ForeignLanguage(tagging).language();
    }

    private Optional<String> language() {
        var english = places().filter(this::english).count();
        var words = words(english > 0);
        var byWords = OtherLanguages.of(words)
                .filter(evidence -> evidence.words() >= FEWEST_WORDS + english)
                .map(OtherLanguages.Evidence::language);
        return byWords.or(() -> english > 0 ? Optional.empty() : byLetters());
    }

    /** The words that may tell. A name among English words tells nothing of the question. */
    private List<String> words(boolean amongEnglish) {
        return places().filter(at -> !structure.contains(at) && !(amongEnglish && inName(at)))
                .mapToObj(at -> tagging.tokens().get(at).lower()).distinct().toList();
    }

    private Optional<String> byLetters() {
        var text = String.join(" ", places().mapToObj(at -> tagging.tokens().get(at).text()).toList());
        var latin = text.codePoints().filter(ForeignLanguage::latin).count();
        var others = text.codePoints().filter(letter -> Character.isLetter(letter) && !latin(letter)).count();
        return others > latin ? OtherLanguages.byLetters(text) : Optional.empty();
    }

    private static boolean latin(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    private boolean english(int at) {
        var word = tagging.tokens().get(at).lower();
        return structure.contains(at) && word.length() > 1 && !OtherLanguages.use(word);
    }

    /** A capital letter, or between two of them: "Los Lobos de la Noche". */
    private boolean inName(int at) {
        return capitalized(at) || before(at) && after(at);
    }

    private boolean before(int at) {
        return at > 0 && capitalized(at - 1) || at > 1 && capitalized(at - 2);
    }

    private boolean after(int at) {
        var last = tagging.tokens().size() - 1;
        return at < last && capitalized(at + 1) || at + 1 < last && capitalized(at + 2);
    }

    private boolean capitalized(int at) {
        return tagging.tokens().get(at).capitalized();
    }

    /** Of the words that the catalog does not know. */
    private IntStream places() {
        return IntStream.range(0, tagging.tokens().size()).filter(at -> !known.contains(at) && word(at));
    }

    private boolean word(int at) {
        var kind = tagging.tokens().get(at).kind();
        return kind == Token.Kind.WORD || kind == Token.Kind.IDENTIFIER;
    }

    private static IntStream places(Span span) {
        return IntStream.range(span.start(), span.end());
    }

    /** As English. */
    private static boolean read(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Structure ignored -> true;
            case Symbol.Noise ignored -> true;
            case Symbol.Adjectival ignored -> true;
            case Symbol.Days ignored -> true;
            case Symbol.Period ignored -> true;
            default -> false;
        };
    }

    private static boolean inTheCatalog(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Entity ignored -> true;
            case Symbol.Attribute ignored -> true;
            case Symbol.Value value -> value.span().length() > 1 || whole(value.matches().getFirst());
            default -> false;
        };
    }

    /** One word may be alike to some value by chance, or be one of its words. */
    private static boolean whole(ValueMatch match) {
        return match.kind().compareTo(ValueMatch.Kind.SEGMENT) <= 0;
    }
}
