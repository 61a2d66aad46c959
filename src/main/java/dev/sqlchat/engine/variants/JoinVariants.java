package dev.sqlchat.engine.variants;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.Substitution;

/** Joins fewer tables, more, or by other keys. */
final class JoinVariants {

    private static final int MOST_WAYS = 3;

    private final Select select;
    private final Tagging tagging;
    private final Rejoining joins;
    private final Set<TableName> tables;

    JoinVariants(Select select, Tagging tagging, Rejoining joins) {
        this.select = select;
        this.tagging = tagging;
        this.joins = joins;
        this.tables = Rejoining.tables(select);
    }

    Stream<Variant> variants() {
        return Stream.of(fewer(), more(), otherwise(), byReference()).flatMap(part -> part);
    }

    /** The key by what refers to it: "lakes in each state" needs no table of states. */
    private Stream<Variant> byReference() {
        return tables.stream().flatMap(table -> joins.references(table)).filter(key -> tables.contains(key.to()))
                .filter(key -> key.columns().size() == 1 && !key.from().equals(key.to()))
                .flatMap(key -> byReference(key).stream());
    }

    private Optional<Variant> byReference(ForeignKey key) {
        var referred = new Field(TableSource.of(key.to()), key.referencedColumns().getFirst());
        var changed = new Substitution(referred, new Field(TableSource.of(key.from()), key.columns().getFirst()))
                .in(select);
        return Rejoining.used(changed).contains(key.to())
                ? Optional.empty()
                : joins.pruned(changed).map(plan -> new Variant(plan, Change.TABLE_DROPPED));
    }

    private Stream<Variant> fewer() {
        var used = Rejoining.used(select);
        return used.isEmpty() || used.equals(tables)
                ? Stream.empty()
                : joins.over(select, used).stream().map(plan -> new Variant(plan, Change.TABLE_DROPPED));
    }

    /** A table that the question names and the plan lacks. */
    private Stream<Variant> more() {
        return tagging.symbols().stream().filter(Symbol.Entity.class::isInstance).map(Symbol.Entity.class::cast)
                .map(entity -> entity.table().name()).distinct().filter(name -> !tables.contains(name))
                .flatMap(name -> joins.over(select, and(name)).stream())
                .map(plan -> new Variant(plan, Change.TABLE_ADDED));
    }

    private Set<TableName> and(TableName name) {
        var more = new LinkedHashSet<>(tables);
        more.add(name);
        return more;
    }

    private Stream<Variant> otherwise() {
        return tables.size() < 2
                ? Stream.empty()
                : Stream.concat(joins.all(select, tables).limit(MOST_WAYS),
                        joins.all(select, Rejoining.used(select)).limit(MOST_WAYS))
                        .map(plan -> new Variant(plan, Change.OTHER_JOIN));
    }
}
