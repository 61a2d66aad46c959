package dev.sqlchat.engine.linking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Tokenizer;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Divides questions over one catalog into symbols. Immutable; made once for each catalog. */
public final class Linker {

    private static final int BEAM = 8;
    private static final double NAMED = 0.95;
    private static final double NUMBER_NAMED = 0.76;
    private static final double LESS_LIKELY = 0.88;

    private final SchemaLinks schemaLinks;
    private final ImpliedNames impliedNames;
    private final ValueLinks valueLinks;
    private final boolean manyTables;

    public Linker(SchemaProfile schema) {
        var vocabulary = Vocabulary.english();
        var names = new NameIndex(schema, vocabulary);
        this.schemaLinks = new SchemaLinks(names, vocabulary);
        this.impliedNames = new ImpliedNames(names);
        this.manyTables = schema.tables().size() > NearTables.MOST;
        this.valueLinks = new ValueLinks(schema.catalog().values(), vocabulary);
    }

    /** The likeliest divisions, best first; one at least. */
    public List<Tagging> tag(String question, LocalDate today) {
        var tokens = Tokenizer.tokenize(question);
        var lattice = lattice(tokens, today);
        return paths(tokens, lattice).stream().map(path -> new Tagging(tokens, path.symbols(), path.score())).toList();
    }

    private List<List<Symbol>> lattice(List<Token> tokens, LocalDate today) {
        var general = new GeneralLinks(tokens, today);
        var near = manyTables ? schemaLinks.near(tokens) : NearTables.ALL;
        var lattice = new ArrayList<List<Symbol>>();
        for (int at = 0; at < tokens.size(); at++) {
            var symbols = new ArrayList<>(general.at(at));
            symbols.addAll(schemaLinks.at(tokens, at, near));
            symbols.addAll(impliedNames.at(tokens, at));
            var named = symbols.stream()
                    .filter(symbol -> symbol.score() >= NAMED && !(symbol instanceof Symbol.Structure))
                    .map(Symbol::span)
                    .collect(Collectors.toSet());
            valueLinks.at(tokens, at, near)
                    .forEach(value -> symbols.add(named.contains(value.span()) ? lessLikely(tokens, value) : value));
            lattice.add(symbols);
        }
        dropCountsInNames(tokens, lattice);
        lattice.forEach(Linker::dropSharesNamed);
        return lattice;
    }

    /** "the phone number of": a number that ends a column's name counts nothing. */
    private static void dropCountsInNames(List<Token> tokens, List<List<Symbol>> lattice) {
        var named = lattice.stream().flatMap(List::stream).filter(symbol -> namesNumber(tokens, symbol))
                .map(symbol -> symbol.span().end() - 1).collect(Collectors.toSet());
        named.forEach(last -> lattice.get(last)
                .removeIf(symbol -> symbol instanceof Symbol.Structure structure && structure.cue() == Cue.COUNT));
    }

    /** "the largest percentage" where a column has it: nothing is computed. */
    private static void dropSharesNamed(List<Symbol> symbols) {
        var columns = symbols.stream().filter(symbol -> symbol instanceof Symbol.Attribute && symbol.score() >= NAMED)
                .map(Symbol::span).collect(Collectors.toSet());
        symbols.removeIf(symbol -> symbol instanceof Symbol.Structure structure && structure.cue() == Cue.SHARE
                && columns.stream().anyMatch(span -> span.start() == structure.span().start()));
    }

    private static boolean namesNumber(List<Token> tokens, Symbol symbol) {
        var span = symbol.span();
        return symbol instanceof Symbol.Attribute && span.length() > 1 && symbol.score() >= NUMBER_NAMED
                && tokens.get(span.end() - 1).means("number")
                && !Vocabulary.english().noise(tokens.get(span.start()).lower());
    }

    /** A word that names a table or column seldom means a value too, unless it is written as a name. */
    private static Symbol lessLikely(List<Token> tokens, Symbol symbol) {
        return symbol instanceof Symbol.Value value && !tokens.get(value.span().start()).capitalized()
                && tokens.get(value.span().start()).kind() == Token.Kind.WORD
                        ? new Symbol.Value(value.span(), value.text(), value.matches(), value.score() * LESS_LIKELY)
                        : symbol;
    }

    private record Path(List<Symbol> symbols, double score) {

        static final Path EMPTY = new Path(List.of(), 0);

        Path and(Symbol symbol, double weight) {
            var longer = new ArrayList<>(symbols);
            longer.add(symbol);
            return new Path(List.copyOf(longer), score + weight);
        }
    }

    private static List<Path> paths(List<Token> tokens, List<List<Symbol>> lattice) {
        var best = new ArrayList<List<Path>>();
        for (int at = 0; at <= tokens.size(); at++) {
            best.add(new ArrayList<>());
        }
        best.getFirst().add(Path.EMPTY);
        for (int at = 0; at < tokens.size(); at++) {
            for (var path : kept(best.get(at))) {
                for (var symbol : lattice.get(at)) {
                    best.get(symbol.span().end()).add(path.and(symbol, weight(tokens, symbol)));
                }
            }
        }
        return kept(best.getLast());
    }

    private static List<Path> kept(List<Path> paths) {
        return paths.stream().sorted(Comparator.comparingDouble(path -> -path.score())).limit(BEAM).toList();
    }

    /** A symbol weighs by its words, so that a longer phrase wins over its parts. */
    private static double weight(List<Token> tokens, Symbol symbol) {
        double words = 0;
        for (var token : tokens.subList(symbol.span().start(), symbol.span().end())) {
            words += Vocabulary.english().noise(token.lower()) ? 0.6 : 1;
        }
        return symbol.score() * words + (symbol instanceof Symbol.Noise ? 0 : 0.01 * (symbol.span().length() - 1));
    }
}
