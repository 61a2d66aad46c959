package dev.sqlchat.engine.editing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;

/** Takes out of a changed query the tables at the ends of its joins that it used before and does not use any more. */
final class Pruning {

    private final Select changed;
    private final Set<Source> before;
    private final Set<Source> needed;

    /** @param rows what the rows are counted of; null where that is not known */
    Pruning(Select select, Select changed, @Nullable Source rows) {
        this.changed = changed;
        this.before = used(select, rows);
        this.needed = used(changed, rows);
    }

    Select pruned() {
        var from = changed.from();
        var loose = new HashSet<>(before);
        loose.removeAll(needed);
        for (var end = end(from, loose); end.isPresent(); end = end(from, loose)) {
            loose.addAll(bridges(end.get(), from));
            from = without(end.get(), from);
        }
        return changed.withFrom(from);
    }

    private static Optional<Source> end(From from, Set<Source> loose) {
        return Parts.sources(from).filter(loose::contains).filter(source -> neighbours(source, from).size() == 1)
                .findFirst();
    }

    /** What was only joined to get there. */
    private List<Source> bridges(Source end, From from) {
        return neighbours(end, from).stream().filter(source -> !needed.contains(source) && !before.contains(source))
                .toList();
    }

    private static Set<Source> neighbours(Source source, From from) {
        var found = new HashSet<Source>();
        from.joins().stream().flatMap(join -> join.on().stream()).forEach(pair -> {
            if (pair.left().source().equals(source)) {
                found.add(pair.right().source());
            }
            if (pair.right().source().equals(source)) {
                found.add(pair.left().source());
            }
        });
        return found;
    }

    /** The only join to the root stands first, as the others are joined to what it joins. */
    private static From without(Source end, From from) {
        var joins = new ArrayList<>(from.joins());
        if (from.root().equals(end)) {
            return new From(joins.removeFirst().source(), joins);
        }
        joins.removeIf(join -> join.source().equals(end));
        return new From(from.root(), joins);
    }

    private static Set<Source> used(Select select, @Nullable Source rows) {
        var used = new HashSet<Source>();
        clauses(select).flatMap(Parts::withConditions).forEach(part -> {
            switch (part) {
                case Expression.Field field -> used.add(field.source());
                case Expression.AllFields all -> used.add(all.source());
                case Expression.Aggregate count when count.argument() == null && rows != null -> used.add(rows);
                default -> {
                }
            }
        });
        return used;
    }

    /** Of the query and of those nested in it, which may use its tables. */
    private static Stream<Expression> clauses(Select select) {
        var own = Stream.of(select.outputs().stream().map(Output::expression), select.groupBy().stream(),
                select.orderBy().stream().map(Ordering::expression),
                Parts.conditions(select).flatMap(Parts::allOperands)).flatMap(part -> part);
        var nested = Stream.concat(Parts.conditions(select).flatMap(Parts::plans),
                Parts.expressions(select).flatMap(Parts::plans)).flatMap(Parts::selects)
                .flatMap(Parts::allExpressions);
        return Stream.concat(own, nested);
    }
}
