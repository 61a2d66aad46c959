package dev.sqlchat.sql;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

import dev.sqlchat.catalog.Dialect;

/**
 * Parses the tokens of one statement, in bounded time. The parser gets them without comments, and with stand-ins for
 * words that it would read by the rules of another database.
 */
final class StatementParser {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String STAND_IN = "plain__";
    private static final Set<String> OTHER_GRAMMAR = Set.of("json_object", "json_array", "json_objectagg",
            "json_arrayagg", "group_concat", "if", "iif");
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Dialect dialect;

    StatementParser(Dialect dialect) {
        this.dialect = dialect;
    }

    Statement parse(List<Token> tokens) {
        String text = text(tokens);
        try {
            return parse(text, false);
        } catch (ParseException | TokenMgrException simple) {
            return parseThoroughly(text);
        }
    }

    /** The name that the text had where the parser saw a stand-in. */
    static String original(String name) {
        return name.startsWith(STAND_IN) ? name.substring(STAND_IN.length()) : name;
    }

    /** The same for a text that is printed from what was parsed. */
    static String originals(String text) {
        return text.replace(STAND_IN, "");
    }

    private Statement parseThoroughly(String text) {
        try {
            return parse(text, true);
        } catch (ParseException failure) {
            throw new Refusal(Rule.SYNTAX,
                    "The SQL could not be parsed" + near(failure) + "; check it or write it simpler.");
        } catch (TokenMgrException failure) {
            throw new Refusal(Rule.SYNTAX, "The SQL holds a character that could not be read.");
        }
    }

    private Statement parse(String text, boolean thoroughly) throws ParseException {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text).withAllowComplexParsing(thoroughly)
                .withSquareBracketQuotation(dialect == Dialect.SQLITE);
        Future<?> alarm = CLOCK.schedule(() -> parser.interrupted = true, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Statement statement = parser.Statement();
            if (parser.interrupted) {
                throw new Refusal(Rule.PARSE_TIME, "The SQL took too long to parse; write it simpler.");
            }
            return statement;
        } catch (ParseException failure) {
            if (parser.interrupted) {
                throw new Refusal(Rule.PARSE_TIME, "The SQL took too long to parse; write it simpler.");
            }
            throw failure;
        } finally {
            alarm.cancel(false);
        }
    }

    private static String near(ParseException failure) {
        boolean known = failure.currentToken != null && failure.currentToken.next != null;
        String image = known ? failure.currentToken.next.image : "";
        return image.isEmpty() ? " at its end" : " near " + original(image);
    }

    private String text(List<Token> tokens) {
        var text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean spaced = i > 0 && (tokens.get(i).start() > tokens.get(i - 1).end() || operator(tokens.get(i))
                    || operator(tokens.get(i - 1)));
            text.append(spaced ? " " : "").append(forParser(tokens, i));
        }
        return text.toString();
    }

    private static boolean operator(Token token) {
        return token.kind() == Token.Kind.SIGN && !"(),.[]".contains(token.text());
    }

    private String forParser(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.kind() == Token.Kind.WORD && OTHER_GRAMMAR.contains(Names.fold(token.text()))
                && i + 1 < tokens.size() && tokens.get(i + 1).is("(")) {
            return STAND_IN + token.text();
        }
        if (dialect == Dialect.SQLITE && token.is("==")) {
            return "=";
        }
        return dialect == Dialect.SQLITE && token.is("glob") && infix(tokens, i) ? "RLIKE" : token.text();
    }

    /** Whether what is before can only be the left side of an operator. */
    private boolean infix(List<Token> tokens, int i) {
        if (i == 0) {
            return false;
        }
        Token before = tokens.get(i - 1);
        return switch (before.kind()) {
            case NAME, STRING, NUMBER -> true;
            case SIGN -> before.is(")");
            case WORD -> before.is("not") || !Vocabulary.of(dialect).keyword(before.text());
        };
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("sql-parse-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
