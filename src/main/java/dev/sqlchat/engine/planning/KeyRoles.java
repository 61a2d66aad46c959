package dev.sqlchat.engine.planning;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.joins.JoinTree;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.linking.Vocabulary;
import dev.sqlchat.engine.schema.ColumnProfile;

/**
 * Which of several keys from one table to another the words of a question mean: the airport that a route starts from or
 * its destination. Where no word tells, the first key.
 */
final class KeyRoles {

    private static final double NAMED = 1;
    private static final double DONE = 1.5;
    private static final double PREPOSITION = 0.5;
    private static final Set<String> PREPOSITIONS = Set.of("from", "to", "into");

    private final SchemaGraph graph;
    private final List<Token> tokens;

    KeyRoles(SchemaGraph graph, List<Token> tokens) {
        this.graph = graph;
        this.tokens = tokens;
    }

    /** The trees that hold the tables: those over the keys that the words mean first, then the cheapest. */
    List<JoinTree> trees(Collection<TableName> tables) {
        return graph.joins().treesOf(tables).stream()
                .sorted(Comparator.comparingDouble(tree -> tree.cost() - fit(tree)))
                .toList();
    }

    private double fit(JoinTree tree) {
        return tree.links().stream().mapToDouble(link -> fit(link.key())).sum();
    }

    /** The keys from one table to the other, likeliest first. */
    Stream<ForeignKey> references(TableName from, TableName to) {
        return graph.schema().references(from, to).stream().sorted(Comparator.comparingDouble(key -> -fit(key)));
    }

    private double fit(ForeignKey key) {
        var rivals = graph.schema().references(key.from(), key.to());
        if (rivals.size() < 2) {
            return 0;
        }
        var words = words(key);
        rivals.stream().filter(rival -> !rival.equals(key)).forEach(rival -> words.removeAll(words(rival)));
        return words.stream().mapToDouble(word -> fit(word, key.from())).max().orElse(0);
    }

    private Set<String> words(ForeignKey key) {
        var words = new LinkedHashSet<String>();
        key.columns().forEach(column -> graph.schema().column(new ColumnRef(key.from(), column))
                .map(ColumnProfile::words).ifPresent(words::addAll));
        return words;
    }

    private double fit(String word, TableName holder) {
        var told = Vocabulary.english().roleWords(word);
        return tokens.stream().mapToDouble(token -> {
            if (told.contains(token.lemma()) || told.contains(token.lower())) {
                return PREPOSITIONS.contains(token.lower()) ? PREPOSITION : NAMED;
            }
            return token.lemma().equals(word) && !names(token, holder) ? named(token) : 0;
        }).max().orElse(0);
    }

    /** "liked" can only be the role, "students" may be any rows. */
    private static double named(Token token) {
        return token.lower().endsWith("ed") ? DONE : NAMED;
    }

    /** "friends" names the table of friends, not the key to the friend. */
    private boolean names(Token token, TableName holder) {
        return graph.schema().table(holder).words().contains(token.lemma()) && !token.lower().endsWith("ed")
                || holder.name().toLowerCase(Locale.ROOT).equals(token.lower());
    }
}
