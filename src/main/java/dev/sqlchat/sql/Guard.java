package dev.sqlchat.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;

/**
 * Decides whether a text is one safe read of a catalog under a policy. Only kinds of expression, functions, types,
 * tables and columns on its lists pass; the text is written anew from its parsed form, and nothing else of it runs.
 * Safe for many threads.
 */
public final class Guard {

    /** The longest text that is read, in UTF-16 units. */
    public static final int LONGEST = 20_000;

    private static final int MOST_TOKENS = 4_000;
    private static final int DEEPEST = 40;
    private static final int LONGEST_NAME = 63;
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "values", "(");

    /** Of how many characters together the texts are that are known again. */
    private static final int KNOWN = 200_000;
    private static final LoadingCache<Catalog, Map<Policy, Guard>> GUARDS = Caffeine.newBuilder().weakKeys()
            .build(_ -> new ConcurrentHashMap<>());

    private final Dialect dialect;
    private final Names names;
    private final ReadableTables tables;
    private final StatementParser parser;
    /** Only what may run: whether a text takes too long to parse may be another time otherwise. */
    private final Cache<String, Verdict.Accepted> known = Caffeine.newBuilder().maximumWeight(KNOWN)
            .weigher((String sql, Verdict.Accepted _) -> sql.length()).executor(Runnable::run).build();

    public Guard(Catalog catalog, Policy policy) {
        this.dialect = catalog.dialect();
        this.names = new Names(dialect, Vocabulary.of(dialect));
        this.tables = new ReadableTables(catalog, policy, names);
        this.parser = new StatementParser(dialect);
    }

    /** The guard of this catalog under this policy, the same one as long as the catalog is in use: it knows queries again. */
    public static Guard of(Catalog catalog, Policy policy) {
        return GUARDS.get(catalog).computeIfAbsent(policy, each -> new Guard(catalog, each));
    }

    /** Never throws for any text. */
    public Verdict check(String sql) {
        Verdict.Accepted before = known.getIfPresent(sql);
        return before == null ? judge(sql) : before;
    }

    private Verdict judge(String sql) {
        try {
            Verdict.Accepted accepted = accept(sql);
            known.put(sql, accepted);
            return accepted;
        } catch (Refusal refusal) {
            return refusal.verdict();
        } catch (StackOverflowError deep) {
            return new Refusal(Rule.TOO_DEEP, "The query is nested too deeply; write it simpler.").verdict();
        } catch (RuntimeException failure) {
            return new Refusal(Rule.WALKER_ERROR,
                    "The query could not be checked, so it may not run; write it simpler.")
                    .verdict();
        }
    }

    /** Readable tables, and columns as {@code table.column}, whose names come nearest to this one; best first. */
    public List<String> nearest(String name) {
        var wanted = Names.bare(name.substring(name.lastIndexOf('.') + 1));
        return Nearest.of(wanted, Stream.concat(tables.spelled().stream(), tables.columns()).toList());
    }

    private Verdict.Accepted accept(String sql) {
        requireReadable(sql);
        List<Token> tokens = withoutEnd(Lexer.tokens(dialect, sql));
        if (tokens.size() > MOST_TOKENS) {
            throw new Refusal(Rule.TOO_LONG,
                    "The SQL has more than " + MOST_TOKENS + " words and signs; write it shorter.");
        }
        requireOneQuery(tokens);
        tokens.forEach(this::requireShortName);
        requireShallow(tokens);
        Statement statement = parser.parse(tokens);
        if (!(statement instanceof Select select)) {
            throw notAQuery(tokens.getFirst());
        }
        var walk = new Walk(dialect, names, tables);
        Queries.query(walk, select);
        requireSame(tokens, walk.out().echo());
        return new Verdict.Accepted(new CheckedQuery(dialect, walk.out().shown(), walk.out().bound(),
                walk.out().parameters(), walk.tablesRead(), walk.columnsRead(), walk.out().literals(),
                select.getOrderByElements() != null, null));
    }

    private static void requireReadable(String sql) {
        if (sql.length() > LONGEST) {
            throw new Refusal(Rule.TOO_LONG, "The SQL is longer than " + LONGEST + " characters; write it shorter.");
        }
        for (int i = 0; i < sql.length(); i++) {
            if (invisible(sql.charAt(i), sql, i)) {
                throw new Refusal(Rule.CONTROL_CHARACTER,
                        "The SQL holds a control character at position " + (i + 1) + "; remove it.");
            }
        }
    }

    private static boolean invisible(char c, String sql, int i) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> "\t\n\r".indexOf(c) < 0;
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE ->
                true;
            case Character.SURROGATE -> !paired(c, sql, i);
            default -> false;
        };
    }

    private static boolean paired(char c, String sql, int i) {
        return Character.isHighSurrogate(c)
                ? i + 1 < sql.length() && Character.isLowSurrogate(sql.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(sql.charAt(i - 1));
    }

    private static List<Token> withoutEnd(List<Token> tokens) {
        return !tokens.isEmpty() && tokens.getLast().is(";") ? tokens.subList(0, tokens.size() - 1) : tokens;
    }

    private static void requireOneQuery(List<Token> tokens) {
        Token first = tokens.stream().filter(token -> !token.is("(")).findFirst().orElseThrow(
                () -> new Refusal(Rule.NOT_A_QUERY, "There is no query; write one SELECT."));
        if (!BEGINNINGS.contains(Names.fold(first.text()))) {
            throw notAQuery(first);
        }
        if (tokens.stream().anyMatch(token -> token.is(";"))) {
            throw new Refusal(Rule.SEVERAL_STATEMENTS, "Only one statement is allowed; send one SELECT.");
        }
    }

    private static Refusal notAQuery(Token first) {
        return new Refusal(Rule.NOT_A_QUERY,
                "Only a query may run (SELECT, WITH ... SELECT, VALUES), not a statement with " + first.text() + ".");
    }

    /** PostgreSQL cuts longer names, which would make different names one. */
    private void requireShortName(Token token) {
        boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME;
        if (name && dialect == Dialect.POSTGRESQL
                && Names.bare(token.text()).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new Refusal(Rule.SYNTAX, "A name is longer than " + LONGEST_NAME + " bytes.");
        }
    }

    private static void requireShallow(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            if (token.is("(") || token.is("[") || token.is("case")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("end")) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new Refusal(Rule.TOO_DEEP, "The query is nested too deeply; write it simpler.");
            }
        }
    }

    /** Nothing of the text may have been lost, added or read in another way than the database reads it. */
    private void requireSame(List<Token> tokens, List<String> written) {
        List<Token> original = tokens.stream().filter(token -> !token.is("as")).toList();
        for (int i = 0; i < original.size(); i++) {
            Token token = original.get(i);
            if (i >= written.size() || !canonical(token).equals(written.get(i))) {
                throw Walk
                        .unsupported("what is written at " + token.text() + " (position " + (token.start() + 1) + ")");
            }
        }
        if (written.size() != original.size()) {
            throw Walk.unsupported("what is written at the end");
        }
    }

    private String canonical(Token token) {
        return dialect == Dialect.SQLITE && token.is("==") ? "=" : token.canonical();
    }
}
