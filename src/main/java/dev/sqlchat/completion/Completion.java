package dev.sqlchat.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.completion.Suggestion.Kind;
import dev.sqlchat.sql.Policy;

/** Completes questions to one catalog. Immutable and safe for many threads. */
public final class Completion {

    private final Names names;
    private final Values values;

    public Completion(Catalog catalog, Policy policy) {
        this.names = new Names(catalog, policy);
        this.values = new Values(catalog, policy);
    }

    private record Found(String text, Kind kind, String detail, boolean atStart) {}

    /**
     * What the last words may become: of the most words that a name or value begins with. Without words, the tables to ask
     * of.
     *
     * @param typed what stands before the cursor
     * @param most at least 1
     */
    public List<Suggestion> complete(String typed, int most) {
        if (typed.isBlank()) {
            return names.tables().stream().limit(most)
                    .map(name -> new Suggestion(name.words(), Kind.TABLE, name.detail(), 0)).toList();
        }
        return Typed.runs(typed).stream().map(run -> new Run(run, found(run))).filter(run -> !run.found().isEmpty())
                .findFirst().map(run -> run.suggestions(most)).orElse(List.of());
    }

    private List<Found> found(String run) {
        return Stream.concat(
                names.beginning(run).stream()
                        .map(found -> new Found(found.name().words(), found.name().kind(), found.name().detail(),
                                found.atStart())),
                values.beginning(run).stream()
                        .map(value -> new Found(value.text(), Kind.VALUE, value.detail(), value.atStart())))
                .toList();
    }

    /** @param found of each kind the better first */
    private record Run(String text, List<Found> found) {

        /** What is typed already is no help. */
        List<Suggestion> suggestions(int most) {
            var usable = found.stream().filter(one -> !one.text().equalsIgnoreCase(text.strip())).toList();
            return mixed(usable, most).stream()
                    .map(one -> new Suggestion(one.text(), one.kind(), one.detail(), text.length())).toList();
        }

        /** Of each kind a third at most while there are others. */
        private static List<Found> mixed(List<Found> usable, int most) {
            var share = (most + Kind.values().length - 1) / Kind.values().length;
            var chosen = new ArrayList<Found>();
            for (var kind : Kind.values()) {
                usable.stream().filter(one -> one.kind() == kind).limit(share).forEach(chosen::add);
            }
            usable.stream().filter(one -> !chosen.contains(one)).limit(Math.max(0, most - chosen.size()))
                    .forEach(chosen::add);
            chosen.sort(Comparator.comparing(Found::atStart).reversed().thenComparing(Found::kind));
            return chosen.stream().limit(most).toList();
        }
    }
}
