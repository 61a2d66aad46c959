package dev.sqlchat.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.language.Token.Kind;
import dev.sqlchat.engine.plan.Expression.Grain;

/** The words of tokens, hyphenated ones taken apart, as the calendar reads them. */
final class Atoms {

    private static final Map<String, Grain> UNITS = Map.ofEntries(Map.entry("day", Grain.DAY),
            Map.entry("days", Grain.DAY), Map.entry("week", Grain.WEEK), Map.entry("weeks", Grain.WEEK),
            Map.entry("month", Grain.MONTH), Map.entry("months", Grain.MONTH), Map.entry("quarter", Grain.QUARTER),
            Map.entry("quarters", Grain.QUARTER), Map.entry("year", Grain.YEAR), Map.entry("years", Grain.YEAR));

    private record Atom(String lower, boolean capitalized, int token) {}

    private final List<Token> tokens;
    private final List<Atom> atoms = new ArrayList<>();

    Atoms(List<Token> tokens) {
        this.tokens = tokens;
        for (int i = 0; i < tokens.size(); i++) {
            add(tokens.get(i), i);
        }
    }

    int size() {
        return atoms.size();
    }

    /** The lower-case word; empty behind the end. */
    String at(int atom) {
        return atom >= 0 && atom < atoms.size() ? atoms.get(atom).lower() : "";
    }

    boolean capitalized(int atom) {
        return atom < atoms.size() && atoms.get(atom).capitalized();
    }

    boolean is(int atom, String word) {
        return at(atom).equals(word);
    }

    boolean isOneOf(int atom, Set<String> words) {
        return words.contains(at(atom));
    }

    /** Whether these words stand here, one after another. */
    boolean reads(int atom, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!is(atom + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The index after the word where it stands here, else the same. */
    int skip(int atom, String... words) {
        for (String word : words) {
            if (is(atom, word)) {
                return atom + 1;
            }
        }
        return atom;
    }

    @Nullable
    Grain unit(int atom) {
        return UNITS.get(at(atom));
    }

    boolean plural(int atom) {
        return at(atom).endsWith("s");
    }

    int token(int atom) {
        return atoms.get(atom).token();
    }

    int tokenAfter(int endAtom) {
        return atoms.get(endAtom - 1).token() + 1;
    }

    /** The number of one to four digits that stands here alone. */
    OptionalInt digits(int atom) {
        String word = at(atom);
        boolean digits = !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
    }

    /** A number in digits or words and the atom after it. */
    Optional<Count> count(int atom) {
        OptionalInt digits = digits(atom);
        if (digits.isPresent()) {
            return Optional.of(new Count(digits.getAsInt(), atom + 1));
        }
        if (atom >= atoms.size() || !first(atom)) {
            return Optional.empty();
        }
        return Numbers.at(tokens, token(atom)).filter(number -> !number.ordinal() && number.unit() == null)
                .filter(number -> number.whole() && number.value().intValue() <= 9_999)
                .map(number -> new Count(number.value().intValue(), atomAtToken(number.end())));
    }

    /** A place in an order (first, 3rd) and the atom after it. */
    Optional<Count> ordinal(int atom) {
        if (atom >= atoms.size() || !first(atom)) {
            return Optional.empty();
        }
        return Numbers.at(tokens, token(atom)).filter(number -> number.ordinal() && number.whole())
                .map(number -> new Count(number.value().intValue(), atomAtToken(number.end())));
    }

    record Count(int value, int end) {}

    /** Whether money or a share is named with the number that begins here. */
    boolean amount(int atom) {
        boolean sign = token(atom) > 0 && Set.of("$", "€", "£").contains(tokens.get(token(atom) - 1).text());
        return sign || Numbers.at(tokens, token(atom)).filter(number -> number.unit() != null
                || number.end() > token(atom) + 1).isPresent();
    }

    private boolean first(int atom) {
        return atom == 0 || token(atom - 1) != token(atom);
    }

    private int atomAtToken(int token) {
        int atom = 0;
        while (atom < atoms.size() && atoms.get(atom).token() < token) {
            atom++;
        }
        return atom;
    }

    private void add(Token token, int index) {
        if (token.lemma().equals("'s")) {
            return;
        }
        if (takenApart(token)) {
            token.parts().forEach(part -> atoms.add(new Atom(part, token.capitalized(), index)));
        } else {
            boolean words = token.kind() == Kind.QUOTED && token.text().chars().anyMatch(Character::isLetter);
            atoms.add(new Atom(words ? "" : token.lower(), token.capitalized(), index));
        }
    }

    private static boolean takenApart(Token token) {
        return switch (token.kind()) {
            case WORD -> !token.parts().isEmpty() && token.text().indexOf('-') > 0 && !spelledNumber(token);
            case IDENTIFIER -> !token.parts().isEmpty() && UNITS.containsKey(token.parts().getLast());
            case NUMBER, QUOTED, PUNCTUATION -> false;
        };
    }

    private static boolean spelledNumber(Token token) {
        return Numbers.at(List.of(token), 0).isPresent();
    }
}
