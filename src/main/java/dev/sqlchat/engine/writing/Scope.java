package dev.sqlchat.engine.writing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * The names under which a query sees its sources.
 *
 * @param names of the query's own sources, not yet quoted
 * @param qualified whether fields are written with the name of their source
 */
record Scope(@Nullable Scope outer, From from, Map<Source, String> names, boolean qualified) {

    static Scope of(Select select, @Nullable Scope outer) {
        boolean qualified = !select.from().joins().isEmpty() || !Sources.free(select).isEmpty()
                || !Sources.usedByNested(select).isEmpty();
        Set<String> taken = new HashSet<>();
        for (Scope scope = outer; scope != null; scope = scope.outer()) {
            taken.addAll(scope.names().values());
        }
        Map<Source, String> names = new LinkedHashMap<>();
        for (Source source : Sources.of(select.from())) {
            String name = name(source, qualified, taken);
            names.put(source, name);
            taken.add(name);
        }
        return new Scope(outer, select.from(), names, qualified);
    }

    private static String name(Source source, boolean qualified, Set<String> taken) {
        return switch (source) {
            case Derived derived -> Names.free(derived.alias(), taken);
            case TableSource table when qualified -> Names.alias(table.table().name(), taken);
            case TableSource table -> table.table().name();
        };
    }

    String name(Source source) {
        String name = names.get(source);
        if (name == null) {
            throw new IllegalArgumentException("a field's source is not in its query: " + source);
        }
        return name;
    }

    /** The nearest query, from here outwards, that has the source. */
    Scope holding(Source source) {
        if (names.containsKey(source) || outer == null) {
            return this;
        }
        return outer.holding(source);
    }

    boolean isOuterJoined(Source source) {
        return from.joins().stream().anyMatch(join -> join.outer() && join.source().equals(source));
    }
}
