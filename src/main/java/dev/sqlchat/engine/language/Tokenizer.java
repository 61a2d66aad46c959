package dev.sqlchat.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.sqlchat.engine.language.Token.Kind;

/** Splits a question into tokens. */
public final class Tokenizer {

    private static final int LONGEST_QUOTATION = 300;
    private static final Set<String> CLITICS = Set.of("s", "m", "d", "ve", "ll", "re");
    private static final Set<String> COMPARISONS = Set.of(">=", "<=", "!=", "<>", "==", "=>", "=<", "||", "&&");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens in order; white space separates them and is not one. */
    public static List<Token> tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return List.copyOf(tokenizer.tokens);
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            at = Character.isWhitespace(text.charAt(at)) ? at + 1 : tokenAt(at);
        }
    }

    private int tokenAt(int at) {
        int closing = closingQuote(at);
        if (closing > 0) {
            return quotation(at, closing);
        }
        if (startsRun(at)) {
            return run(at, runEnd(at));
        }
        return punctuation(at);
    }

    private int closingQuote(int at) {
        char close = closing(text.charAt(at));
        if (close == 0 || alphanumeric(at - 1)) {
            return -1;
        }
        boolean apostrophe = close == '\'' || close == '’';
        if (apostrophe && spaceAt(at + 1)) {
            return -1;
        }
        int limit = Math.min(text.length(), at + LONGEST_QUOTATION);
        for (int i = at + 1; i < limit; i++) {
            if (text.charAt(i) == close && !(apostrophe && alphanumeric(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private static char closing(char open) {
        return switch (open) {
            case '"' -> '"';
            case '\'' -> '\'';
            case '`' -> '`';
            case '“' -> '”';
            case '‘' -> '’';
            case '«' -> '»';
            default -> 0;
        };
    }

    private int quotation(int open, int close) {
        String content = text.substring(open + 1, close);
        if (content.endsWith(",")) {
            content = content.substring(0, content.length() - 1);
        }
        String lower = content.toLowerCase(Locale.ROOT);
        tokens.add(new Token(content, lower, lower, Kind.QUOTED, open, close + 1, compound(content)));
        return close + 1;
    }

    private boolean startsRun(int at) {
        char c = text.charAt(at);
        boolean free = !alphanumeric(at - 1);
        return switch (c) {
            case '_' -> alphanumeric(at + 1);
            case '-', '.' -> free && digit(at + 1);
            case '/' -> spaceAt(at - 1) && letter(at + 1) && text.indexOf('/', at + 1) > 0;
            default -> Character.isLetterOrDigit(c);
        };
    }

    private int runEnd(int start) {
        int at = start + 1;
        while (at < text.length() && (alphanumeric(at) || joins(start, at))) {
            at++;
        }
        if (at - start == 1 && letter(start)) {
            at = skip(at, '+', '#');
        }
        return acronymEnd(start, at);
    }

    private boolean joins(int start, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '_' -> true;
            case '\\' -> alphanumeric(at + 1);
            case '-', '.', '@', '&' -> alphanumeric(at - 1) && alphanumeric(at + 1);
            case '/' -> alphanumeric(at + 1) || text.startsWith("://", at - 1) || text.startsWith("://", at - 2);
            case '\'', '’' -> letter(at - 1) && letter(at + 1);
            case ',' -> thousands(start, at);
            case ':' -> (digit(at - 1) && digit(at + 1)) || text.startsWith("://", at) || text.startsWith(":\\", at);
            default -> c > 127 && Character.getType(c) == Character.NON_SPACING_MARK;
        };
    }

    private boolean thousands(int start, int comma) {
        int digitsBefore = 0;
        for (int i = comma - 1; i >= start && digit(i); i--) {
            digitsBefore++;
        }
        return digitsBefore > 0 && digitsBefore <= 3 && digit(comma + 1) && digit(comma + 2) && digit(comma + 3)
                && !alphanumeric(comma + 4);
    }

    private int skip(int at, char one, char other) {
        int end = at;
        while (end < text.length() && (text.charAt(end) == one || text.charAt(end) == other) && !alphanumeric(end + 1)
                && end < at + 2) {
            end++;
        }
        return end;
    }

    /** An acronym keeps its last dot: U.S. */
    private int acronymEnd(int start, int end) {
        if (end - start < 3 || end >= text.length() || text.charAt(end) != '.') {
            return end;
        }
        for (int i = start; i < end; i++) {
            if ((i - start) % 2 == 0 ? !letter(i) : text.charAt(i) != '.') {
                return end;
            }
        }
        return end + 1;
    }

    private int run(int start, int end) {
        int cut = cut(start, end);
        if (cut < 0) {
            tokens.add(token(start, end));
            return end;
        }
        run(start, cut);
        char c = text.charAt(cut);
        return c == '/' || c == '-' ? punctuation(cut) : run(cut, end);
    }

    /** Where a run falls into two tokens, else -1. */
    private int cut(int start, int end) {
        int clitic = clitic(start, end);
        return clitic > 0 ? clitic : separator(start, end);
    }

    private int clitic(int start, int end) {
        int apostrophe = Math.max(text.lastIndexOf('\'', end - 1), text.lastIndexOf('’', end - 1));
        if (apostrophe <= start) {
            return -1;
        }
        String tail = text.substring(apostrophe + 1, end).toLowerCase(Locale.ROOT);
        if (tail.equals("t") && Character.toLowerCase(text.charAt(apostrophe - 1)) == 'n' && apostrophe - 1 > start) {
            return apostrophe - 1;
        }
        return CLITICS.contains(tail) ? apostrophe : -1;
    }

    /** A slash between two plain words and a hyphen between two plain numbers. */
    private int separator(int start, int end) {
        int at = start;
        while (at < end && Character.isLowerCase(text.charAt(at))) {
            at++;
        }
        if (at > start && at < end && text.charAt(at) == '/' && lowerLetters(at + 1, end)) {
            return at;
        }
        int hyphen = text.indexOf('-', start + 1);
        return hyphen > 0 && hyphen < end && plainNumber(start, hyphen) && plainNumber(hyphen + 1, end)
                && !yearAndMonth(start, hyphen, end) ? hyphen : -1;
    }

    private boolean lowerLetters(int start, int end) {
        return text.substring(start, end).chars().allMatch(Character::isLowerCase);
    }

    private boolean plainNumber(int start, int end) {
        return Numbers.plain(text.substring(start, end));
    }

    private boolean yearAndMonth(int start, int hyphen, int end) {
        return hyphen - start == 4 && end - hyphen == 3 && Integer.parseInt(text, hyphen + 1, end, 10) <= 12;
    }

    private Token token(int start, int end) {
        String word = text.substring(start, end);
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        Kind kind = kind(word);
        return new Token(word, lower, lemma(lower, kind), kind, start, end,
                kind == Kind.NUMBER ? List.of() : compound(word));
    }

    private static Kind kind(String word) {
        if (Numbers.written(word)) {
            return Kind.NUMBER;
        }
        return word.chars().anyMatch(Tokenizer::structural) ? Kind.IDENTIFIER : Kind.WORD;
    }

    private static boolean structural(int c) {
        return Character.isDigit(c) || c == '_' || c == '/' || c == '\\' || c == '@' || c == ':';
    }

    private static String lemma(String lower, Kind kind) {
        return switch (lower) {
            case "n't" -> "not";
            case "ca" -> "can";
            case "wo" -> "will";
            default -> kind == Kind.WORD ? WordForms.lemma(lower) : lower;
        };
    }

    private static List<String> compound(String word) {
        List<String> parts = Names.split(word);
        return parts.size() > 1 ? parts : List.of();
    }

    private int punctuation(int at) {
        int length = at + 1 < text.length() && COMPARISONS.contains(text.substring(at, at + 2)) ? 2 : 1;
        String sign = text.substring(at, at + length);
        boolean possessive = (sign.equals("'") || sign.equals("’")) && alphanumeric(at - 1);
        tokens.add(new Token(sign, sign, possessive ? "'s" : sign, Kind.PUNCTUATION, at, at + length, List.of()));
        return at + length;
    }

    private boolean spaceAt(int at) {
        return at < 0 || at >= text.length() || Character.isWhitespace(text.charAt(at));
    }

    private boolean alphanumeric(int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private boolean letter(int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    private boolean digit(int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }
}
