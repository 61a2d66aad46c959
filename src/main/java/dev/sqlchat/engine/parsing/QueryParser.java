package dev.sqlchat.engine.parsing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.QueryPlan.SetOperator;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.sql.form.QueryForm;
import dev.sqlchat.sql.form.QueryForm.Block;
import dev.sqlchat.sql.form.QueryForm.Item;
import dev.sqlchat.sql.form.QueryForm.Part;
import dev.sqlchat.sql.form.QueryForm.Sets;
import dev.sqlchat.sql.form.Relation;
import dev.sqlchat.sql.form.Term;

/** Makes plans of the forms of queries. For one query. */
final class QueryParser {

    private static final String UNNAMED = "listed";

    private final Map<Relation, Source> sources = new HashMap<>();
    private final ExpressionParser expressions;
    private final ConditionParser conditions;

    QueryParser(Catalog catalog) {
        this.expressions = new ExpressionParser(this, PeriodForms.of(catalog.dialect()));
        this.conditions = new ConditionParser(this, expressions, catalog);
    }

    QueryPlan plan(QueryForm form) {
        return switch (form) {
            case Sets(var operator, var left, var right) ->
                new Combined(SetOperator.valueOf(operator), plan(left), plan(right));
            case Block block -> select(block);
        };
    }

    private Select select(Block block) {
        block.parts().stream().map(Part::relation).filter(relation -> !sources.containsKey(relation))
                .forEach(relation -> sources.put(relation, source(relation, block)));
        var where = new ArrayList<Condition>();
        var from = from(block.parts(), where);
        where.addAll(conditions.all(block.where()));
        if (Integer.valueOf(0).equals(block.limit())) {
            throw new NoPlan("no rows");
        }
        return new Select(block.distinct(), block.items().stream().map(this::output).toList(), from, where,
                block.groups().stream().map(expressions::expression).toList(), conditions.all(block.having()),
                block.orders().stream()
                        .map(order -> new Ordering(expressions.expression(order.term()), order.descending())).toList(),
                block.limit());
    }

    private Output output(Item item) {
        return new Output(expressions.expression(item.term()), item.label());
    }

    Condition condition(Term term) {
        return conditions.condition(term);
    }

    Source source(Relation relation) {
        var source = sources.get(relation);
        if (source == null) {
            throw new NoPlan("what is read elsewhere");
        }
        return source;
    }

    private Source source(Relation relation, Block block) {
        return relation.query()
                .<Source>map(query -> new Derived(plan(query), relation.name().isEmpty() ? UNNAMED : relation.name()))
                .orElseGet(() -> table(relation, block));
    }

    /** The first use of the table that cannot be taken for another one. */
    private Source table(Relation relation, Block block) {
        var name = relation.table().orElseThrow().name();
        var taken = taken(block);
        var copy = 0;
        while (taken.contains(new TableSource(name, copy))) {
            copy++;
        }
        return new TableSource(name, copy);
    }

    /** Sources beside it, and those of queries around it that are named within. */
    private Set<Source> taken(Block block) {
        var own = block.parts().stream().map(Part::relation).filter(sources::containsKey).map(sources::get);
        var taken = own.collect(Collectors.toCollection(HashSet::new));
        block.named().filter(sources::containsKey).map(sources::get).forEach(taken::add);
        return taken;
    }

    private From from(List<Part> parts, List<Condition> where) {
        var root = parts.getFirst();
        var before = new HashSet<Source>(Set.of(source(root.relation())));
        var joins = new ArrayList<From.Join>();
        for (var part : parts.subList(1, parts.size())) {
            joins.add(join(part, before, where));
            before.add(source(part.relation()));
        }
        return new From(source(root.relation()), joins);
    }

    private From.Join join(Part part, Set<Source> before, List<Condition> where) {
        var source = source(part.relation());
        var pairs = new ArrayList<From.Pair>();
        for (var condition : conditions.each(part.on())) {
            var pair = conditions.pair(condition, before, source);
            if (pair != null) {
                pairs.add(pair);
            } else if (part.outer()) {
                throw new NoPlan("a condition of an outer join");
            } else {
                where.add(condition);
            }
        }
        if (pairs.isEmpty()) {
            throw new NoPlan("a join without a tie");
        }
        return new From.Join(source, part.outer(), pairs);
    }
}
