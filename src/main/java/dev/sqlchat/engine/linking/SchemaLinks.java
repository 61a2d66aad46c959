package dev.sqlchat.engine.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Token.Kind;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.ColumnLink;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Finds names of tables and columns in a question. */
final class SchemaLinks {

    static final int LONGEST = 6;
    private static final int MOST_TABLES = 2;
    static final int MOST_COLUMNS = 16;
    private static final double WEAKEST = 0.55;
    /** A name that the question turns round: "name of the song" for song_name. */
    private static final double TURNED = 0.92;
    private static final double NAMED_AS_MEASURE = 0.08;
    private static final double BEHIND_TABLE = 0.12;
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "each", "every", "all", "their", "its",
            "this");
    static final Set<String> NEVER_ALONE = Set.of("of", "in", "for", "to", "by", "with", "and", "or", "the",
            "a", "an",
            "is", "are", "be", "have", "has", "do", "does", "not", "no", "at", "on", "from", "which", "what", "that",
            "who", "them", "they", "those", "these", "how", "many", "much", "than", "each", "all", "any", "show",
            "list", "give", "find", "me", "was",
            "were", "their", "his", "her", "did", "as", "it", "its", "most", "least", "more", "less");

    private final NameIndex names;
    private final Vocabulary vocabulary;

    SchemaLinks(NameIndex names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    List<Symbol> at(List<Token> tokens, int at, NearTables near) {
        var found = new ArrayList<Symbol>();
        spans(tokens, at).forEach(span -> addLinks(tokens, span, near, found));
        return found;
    }

    /** What the names in all of the question say about which tables it means. */
    NearTables near(List<Token> tokens) {
        var count = new NearTables.Count();
        for (int at = 0; at < tokens.size(); at++) {
            spans(tokens, at).forEach(span -> vote(span, lemmas(tokens, span), count));
            count.nextWord();
        }
        return count.count();
    }

    private void vote(Span span, List<String> lemmas, NearTables.Count count) {
        names.tables(lemmas).forEach(link -> count.found(link.table().name(), link.score() * span.length()));
        names.columns(lemmas).forEach(link -> count.found(link.column().table(), link.score() * span.length()));
    }

    private List<Span> spans(List<Token> tokens, int at) {
        var spans = new ArrayList<Span>();
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var kind = tokens.get(end - 1).kind();
            if (kind == Kind.PUNCTUATION || end == at + 1 && kind == Kind.QUOTED && !quotesTable(tokens, at)) {
                break;
            }
            var span = new Span(at, end);
            if (!isolated(tokens, span) && !compares(tokens, span)) {
                spans.add(span);
            }
        }
        return spans;
    }

    /** 'in the "student" table'. */
    private static boolean quotesTable(List<Token> tokens, int at) {
        return at + 1 < tokens.size() && tokens.get(at + 1).reads("table")
                || at > 0 && tokens.get(at - 1).reads("table");
    }

    private void addLinks(List<Token> tokens, Span span, NearTables near, List<Symbol> found) {
        var lemmas = lemmas(tokens, span);
        var columns = names.columns(lemmas);
        names.tables(lemmas).stream().filter(link -> link.score() >= WEAKEST)
                .sorted(Comparator.comparingDouble((NameIndex.TableLink link) -> -link.score())
                        .thenComparingDouble(link -> -near.votes(link.table().name())))
                .limit(MOST_TABLES).forEach(link -> found.add(new Entity(span, link.table(),
                        link.score() - (measured(link.table(), columns) && !spelled(tokens, span, link.table())
                                ? NAMED_AS_MEASURE
                                : 0))));
        addColumns(span, unlessTable(columns, names.tables(lemmas)), 1, near, found);
        addTurned(tokens, span, near, found);
    }

    /** A reference that is called like its table stands behind it: "physician" means the table. */
    private static List<ColumnLink> unlessTable(List<ColumnLink> columns, List<NameIndex.TableLink> tables) {
        return tables.isEmpty() || tables.getFirst().score() < 1
                ? columns
                : columns.stream()
                        .map(link -> link.column().is(ColumnProfile.Role.REFERENCE) || called(link, tables)
                                ? new ColumnLink(link.column(), link.score() - BEHIND_TABLE)
                                : link)
                        .sorted(Comparator.comparingDouble(link -> -link.score())).toList();
    }

    /** A text column of another table that is called like the table only repeats its name there. */
    private static boolean called(ColumnLink link, List<NameIndex.TableLink> tables) {
        var table = tables.getFirst().table();
        return link.column().column().type() == ColumnType.TEXT && link.column().words().equals(table.words())
                && !link.column().table().equals(table.name());
    }

    private static boolean spelled(List<Token> tokens, Span span, TableProfile table) {
        return span.length() == 1 && tokens.get(span.start()).lower().equalsIgnoreCase(table.name().name());
    }

    /** A table of costs has a column cost: who says "cost" means the amount. */
    private static boolean measured(TableProfile table, List<ColumnLink> columns) {
        return columns.stream().anyMatch(link -> link.column().table().equals(table.name())
                && link.column().is(ColumnProfile.Role.MEASURE) && link.column().words().equals(table.words()));
    }

    private void addColumns(Span span, List<ColumnLink> links, double factor, NearTables near, List<Symbol> found) {
        var good = near.first(links.stream().map(link -> new ColumnLink(link.column(), link.score() * factor))
                .filter(link -> link.score() >= WEAKEST).toList(), MOST_COLUMNS, link -> link.column().table());
        if (!good.isEmpty()) {
            found.add(new Attribute(span, good));
        }
    }

    /** "name of the song" also means a column song_name, "number of platforms" a column number_platforms. */
    private void addTurned(List<Token> tokens, Span span, NearTables near, List<Symbol> found) {
        var of = IntStream.range(span.start() + 1, span.end() - 1).filter(at -> tokens.get(at).lower().equals("of"))
                .findFirst();
        if (of.isEmpty()) {
            return;
        }
        var head = lemmas(tokens, new Span(span.start(), of.getAsInt()));
        int from = of.getAsInt() + 1;
        while (from < span.end() - 1 && ARTICLES.contains(tokens.get(from).lower())) {
            from++;
        }
        var owner = lemmas(tokens, new Span(from, span.end()));
        if (names.tables(owner).stream().anyMatch(link -> link.score() >= 0.8)) {
            return;
        }
        addColumns(span, exact(names.columns(concat(owner, head))), TURNED, near, found);
        addColumns(span, exact(names.columns(concat(head, owner))), TURNED, near, found);
    }

    private static List<ColumnLink> exact(List<ColumnLink> links) {
        return links.stream().filter(link -> link.score() >= 0.76).toList();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private boolean isolated(List<Token> tokens, Span span) {
        var first = tokens.get(span.start()).lower();
        var last = tokens.get(span.end() - 1).lower();
        return span.length() == 1
                ? NEVER_ALONE.contains(first)
                : ARTICLES.contains(first) || NEVER_ALONE.contains(last)
                        || NEVER_ALONE.contains(first) && vocabulary.noise(first)
                                && !first.equals("is") && !first.equals("has");
    }

    /** "oldest" measures; it is not a name. */
    private boolean compares(List<Token> tokens, Span span) {
        var token = tokens.get(span.start());
        return span.length() == 1 && !token.lower().equals(token.lemma())
                && vocabulary.adjective(token.lemma()).isPresent();
    }

    static List<String> lemmas(List<Token> tokens, Span span) {
        var lemmas = new ArrayList<String>();
        for (var token : tokens.subList(span.start(), span.end())) {
            if (token.parts().isEmpty()) {
                lemmas.add(token.lemma());
            } else {
                lemmas.addAll(token.parts());
            }
        }
        return lemmas;
    }
}
