package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Decides which columns the words of one frame mean, by name, by the tables around them and by what else is asked. */
final class Choices {

    private static final double ANCHORED = 0.3;
    private static final double OWNED = 0.6;
    private static final double EQUALLY = 0.06;
    private static final double SUBJECT = 0.15;
    private static final double NAMED = 0.12;
    private static final double VOTE = 0.12;
    private static final double NAMED_BY_VALUE = 1.3;
    private static final double HOP = 0.07;
    private static final double SHOWN = 0.3;
    private static final double UNREACHABLE = 0.5;

    private final SchemaGraph graph;
    private final Frame frame;
    private final Set<TableName> named = new LinkedHashSet<>();
    /** Those named; where none is, those that have columns which the words can only mean there. */
    private final Set<TableName> near = new LinkedHashSet<>();
    private final Map<TableName, Double> votes = new HashMap<>();
    private final Map<Symbol.Attribute, Integer> skipped;
    private final List<Double> taken = new ArrayList<>();
    private final Set<ColumnRef> shown;

    /**
     * @param skipped how many better columns to pass over, by words
     * @param around tables that the conversation is about
     * @param shown columns that it has shown last
     */
    Choices(SchemaGraph graph, Frame frame, FrameWords words, Map<Symbol.Attribute, Integer> skipped,
            Set<TableName> around, Set<ColumnRef> shown) {
        this.shown = shown;
        this.graph = graph;
        this.frame = frame;
        this.skipped = skipped;
        frame.entities().forEach(table -> named.add(table.name()));
        named.addAll(around);
        near.addAll(named);
        if (named.isEmpty()) {
            words.attributes().stream().filter(Choices::isSure)
                    .forEach(attr -> near.add(attr.symbol().links().getFirst().column().table()));
        }
        words.attributes().forEach(this::vote);
        words.values().forEach(value -> vote(value.matches()));
    }

    private SchemaProfile schema() {
        return graph.schema();
    }

    private void vote(Attr attr) {
        var best = new HashMap<TableName, Double>();
        attr.symbol().links().forEach(link -> best.merge(link.column().table(), link.score(), Math::max));
        best.forEach((table, score) -> votes.merge(table, score >= 0.9 ? 1 : 0.5 * score, Double::sum));
    }

    private void vote(List<ValueMatch> matches) {
        var best = new HashMap<TableName, Double>();
        matches.forEach(match -> best.merge(match.column().table(), names(match) ? NAMED_BY_VALUE : 0.8, Math::max));
        best.forEach((table, score) -> votes.merge(table, score, Double::sum));
    }

    /** Whether the value names a row of its table, as a state's name does of the states. */
    private boolean names(ValueMatch match) {
        return schema().table(match.column().table()).naming().stream()
                .anyMatch(column -> column.ref().equals(match.column()) && !column.is(Role.REFERENCE));
    }

    /** How good the choices made so far are. */
    List<Double> taken() {
        return taken;
    }

    /** The columns that the words may mean, best first. */
    List<ColumnProfile> ranked(Attr attr) {
        return attr.symbol().links().stream()
                .sorted(Comparator.comparingDouble(link -> -score(link.column(), link.score(), attr)))
                .map(Symbol.ColumnLink::column).toList();
    }

    /** Whether the words mean the column about as well as any other. */
    boolean fits(Attr attr, ColumnProfile column) {
        var links = attr.symbol().links();
        return links.stream().anyMatch(
                link -> link.column().equals(column) && links.getFirst().score() - link.score() < EQUALLY);
    }

    ColumnProfile column(Attr attr) {
        var ranked = ranked(attr);
        var chosen = ranked.get(Math.min(skipped.getOrDefault(attr.symbol(), 0), ranked.size() - 1));
        taken.add(attr.symbol().links().stream().filter(link -> link.column().equals(chosen)).findFirst().orElseThrow()
                .score());
        return chosen;
    }

    private double score(ColumnProfile column, double link, Attr attr) {
        return link + nearness(column.table(), attr.anchor()) + owned(attr, column)
                + (shown.contains(column.ref()) ? SHOWN : 0)
                + (column.is(Role.REFERENCE) && !column.is(Role.KEY) ? -0.04 : 0);
    }

    private static double owned(Attr attr, ColumnProfile column) {
        return attr.owned() && attr.anchor() != null && attr.anchor().name().equals(column.table()) ? OWNED : 0;
    }

    private double nearness(TableName table, @Nullable TableProfile anchor) {
        double bonus = VOTE * Math.min(3, votes.getOrDefault(table, 0.0));
        if (anchor != null && table.equals(anchor.name())) {
            bonus += ANCHORED;
        }
        if (frame.subject() != null && table.equals(frame.subject().name())) {
            bonus += SUBJECT;
        }
        return bonus + (named.contains(table) ? NAMED : -distance(table));
    }

    private static boolean isSure(Attr attr) {
        var best = attr.symbol().links().getFirst();
        return attr.symbol().links().stream().allMatch(link -> link.column().table().equals(best.column().table())
                || best.score() - link.score() >= EQUALLY);
    }

    private double distance(TableName table) {
        if (near.isEmpty()) {
            return 0;
        }
        var hops = near.stream().mapToInt(other -> graph.distance(table, other)).min().orElse(0);
        return hops == SchemaGraph.UNREACHABLE ? UNREACHABLE : HOP * hops;
    }

    /** The column and stored value that a value's words mean; of further values of the same restriction the same column. */
    Optional<ValueMatch> value(Symbol.Value value, @Nullable Attr hint, @Nullable TableProfile anchor) {
        var best = value.matches().stream()
                .max(Comparator.comparingDouble(
                        match -> match.score() + hinted(match, hint) + nearness(match.column().table(), anchor)));
        best.ifPresent(match -> taken.add(value.score()));
        return best;
    }

    private static double hinted(ValueMatch match, @Nullable Attr hint) {
        return hint == null
                ? 0
                : hint.symbol().links().stream().filter(link -> link.column().ref().equals(match.column()))
                        .mapToDouble(link -> 0.6 * link.score()).max().orElse(-0.2);
    }

    /** The column of a table that the nouns measure, best noun first. */
    Optional<ColumnProfile> measured(List<String> nouns, @Nullable TableProfile anchor,
            @Nullable TableProfile subject) {
        var start = anchor != null ? anchor : subject;
        var near = start == null ? schema().tables() : graph.nearFirst(start);
        for (var table : near) {
            var found = measuredIn(table, nouns);
            if (found.isPresent()) {
                taken.add(table.equals(start) ? 0.85 : 0.7);
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<ColumnProfile> measuredIn(TableProfile table, List<String> nouns) {
        for (var noun : nouns) {
            var words = List.of(noun.split(" "));
            var found = Stream.concat(table.columns().stream(), table.computed().stream())
                    .filter(column -> column.is(Role.MEASURE) || column.is(Role.DATE))
                    .filter(column -> column.words().containsAll(words)
                            || noun.equals("date") && column.column().type().temporal())
                    .min(Comparator.comparingInt(column -> column.words().size()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The column with the day of what is asked, of the tables first given. */
    Optional<ColumnProfile> date(@Nullable Attr hint, List<TableProfile> tables) {
        if (hint != null) {
            var dated = ranked(hint).stream().filter(column -> column.is(Role.DATE)).findFirst();
            if (dated.isPresent()) {
                taken.add(0.95);
                return dated;
            }
        }
        for (var table : tables) {
            var found = table.columns().stream().filter(column -> column.is(Role.DATE))
                    .min(Comparator.comparingInt(Choices::dateRank));
            if (found.isPresent()) {
                taken.add(0.85);
                return found;
            }
        }
        return Optional.empty();
    }

    private static int dateRank(ColumnProfile column) {
        var plain = column.ownWords().equals(List.of("date")) ? 0 : 1;
        var typed = column.column().type().temporal() ? 0 : 2;
        return plain + typed + (column.words().contains("end") || column.words().contains("update")
                || column.words().contains("delete") ? 3 : 0);
    }
}
