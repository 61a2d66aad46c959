package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.catalog.Dialect;

/** Splits a text into tokens by the rules of its dialect and drops comments, so that no parser needs to agree on them. */
final class Lexer {

    private static final String POSTGRES_SIGNS = "+-*/<>=~!@#%^&|?";
    private static final List<String> SQLITE_SIGNS = List.of("->>", "||", "<<", ">>", "<=", ">=", "==", "!=", "<>",
            "->",
            "+", "-", "*", "/", "%", "&", "|", "~", "=", "<", ">");

    private final boolean postgres;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(Dialect dialect, String text) {
        this.postgres = dialect == Dialect.POSTGRESQL;
        this.text = text;
    }

    static List<Token> tokens(Dialect dialect, String text) {
        var lexer = new Lexer(dialect, text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (position < text.length()) {
            if (" \t\n\r".indexOf(at(0)) >= 0) {
                position++;
            } else if (text.startsWith("--", position)) {
                skipLine();
            } else if (text.startsWith("/*", position)) {
                skipBlock();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipLine() {
        while (position < text.length() && at(0) != '\n' && !(postgres && at(0) == '\r')) {
            position++;
        }
    }

    private void skipBlock() {
        int depth = 0;
        do {
            if (text.startsWith("/*", position) && (depth == 0 || postgres)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else if (++position >= text.length()) {
                throw new Refusal(Rule.SYNTAX, "A comment is not closed; end it with */.");
            }
        } while (depth > 0);
    }

    private void next() {
        char c = at(0);
        if (c == '\'') {
            string(position);
        } else if (c == '"' || (!postgres && (c == '`' || c == '['))) {
            name(c == '[' ? ']' : c);
        } else if (Names.startsWord(c)) {
            word();
        } else if (digit(c) || (c == '.' && digit(at(1)))) {
            number();
        } else if (c == '$' && postgres) {
            dollarQuoted();
        } else {
            sign(c);
        }
    }

    private void word() {
        int start = position;
        while (Names.continuesWord(at(0))) {
            position++;
        }
        String word = text.substring(start, position);
        if (at(0) == '\'' && stringPrefix(word)) {
            string(start);
        } else if (at(0) == '&' && word.equalsIgnoreCase("u") && "'\"".indexOf(at(1)) >= 0) {
            throw new Refusal(Rule.SYNTAX, "Unicode escapes (U&) are not allowed; write the characters themselves.");
        } else {
            add(Token.Kind.WORD, start);
        }
    }

    private boolean stringPrefix(String word) {
        return word.length() == 1 && (postgres ? "eEbBxXnN" : "xX").contains(word);
    }

    private void string(int start) {
        boolean escapes = position > start && (text.charAt(start) | 0x20) == 'e';
        position++;
        while (true) {
            char c = require("A text is not closed; end it with '.");
            if (c == '\\' && escapes) {
                position += 2;
            } else if (c == '\'' && at(1) == '\'') {
                position += 2;
            } else {
                position++;
                if (c == '\'') {
                    break;
                }
            }
        }
        add(Token.Kind.STRING, start);
    }

    private void name(char end) {
        int start = position++;
        while (require("A quoted name is not closed.") != end) {
            position++;
        }
        position++;
        if (position == start + 2 || (at(0) == end && end != ']')) {
            throw new Refusal(Rule.SYNTAX, "A quoted name must not be empty or hold a quote.");
        }
        add(Token.Kind.NAME, start);
    }

    private void dollarQuoted() {
        int start = position;
        int tagEnd = text.indexOf('$', start + 1);
        String tag = tagEnd < 0 ? "" : text.substring(start, tagEnd + 1);
        int end = tag.isEmpty() ? -1 : text.indexOf(tag, tagEnd + 1);
        if (end < 0 || !tag.chars().skip(1).limit(tag.length() - 2L).allMatch(c -> Names.continuesWord((char) c))) {
            throw new Refusal(Rule.SYNTAX, "Parameters such as $1 are not allowed; write the value.");
        }
        position = end + tag.length();
        add(Token.Kind.STRING, start);
    }

    private void number() {
        int start = position;
        if (at(0) == '0' && (at(1) | 0x20) == 'x') {
            position += 2;
            while (Character.digit(at(0), 16) >= 0) {
                position++;
            }
        } else {
            decimal();
        }
        if (Names.continuesWord(at(0))) {
            throw new Refusal(Rule.SYNTAX,
                    "The number " + text.substring(start, position) + " runs into letters; put a space between.");
        }
        add(Token.Kind.NUMBER, start);
    }

    private void decimal() {
        digits();
        if (at(0) == '.') {
            position++;
            digits();
        }
        int signed = at(1) == '+' || at(1) == '-' ? 2 : 1;
        if ((at(0) | 0x20) == 'e' && digit(at(signed))) {
            position += signed;
            digits();
        }
    }

    private void digits() {
        while (digit(at(0))) {
            position++;
        }
    }

    private void sign(char c) {
        int start = position;
        if ("(),;.[]".indexOf(c) >= 0) {
            position++;
        } else if (c == ':') {
            position += at(1) == ':' || at(1) == '=' ? 2 : 1;
        } else {
            position += postgres ? postgresSign() : sqliteSign();
        }
        if (position == start) {
            throw new Refusal(Rule.SYNTAX, "The character '" + c + "' has no place here.");
        }
        add(Token.Kind.SIGN, start);
    }

    private int sqliteSign() {
        return SQLITE_SIGNS.stream().filter(sign -> text.startsWith(sign, position)).findFirst().orElse("").length();
    }

    /** PostgreSQL reads the longest run, which ends in + or - only when it also holds one of the rarer signs. */
    private int postgresSign() {
        int length = 0;
        while (POSTGRES_SIGNS.indexOf(at(length)) >= 0 && !comment(position + length)) {
            length++;
        }
        boolean rare = text.substring(position, position + length).chars().anyMatch(c -> "~!@#%^&|?".indexOf(c) >= 0);
        while (length > 1 && !rare && "+-".indexOf(at(length - 1)) >= 0) {
            length--;
        }
        return length;
    }

    private boolean comment(int index) {
        return text.startsWith("--", index) || text.startsWith("/*", index);
    }

    private char require(String otherwise) {
        if (position >= text.length()) {
            throw new Refusal(Rule.SYNTAX, otherwise);
        }
        return at(0);
    }

    private void add(Token.Kind kind, int start) {
        tokens.add(new Token(kind, text.substring(start, Math.min(position, text.length())), start));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The character so far ahead; NUL, which no text holds here, past the end. */
    private char at(int ahead) {
        int index = position + ahead;
        return index < text.length() ? text.charAt(index) : '\0';
    }
}
