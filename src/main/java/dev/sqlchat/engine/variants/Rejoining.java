package dev.sqlchat.engine.variants;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.SchemaGraph;

/** Joins the tables of a changed plan anew. */
final class Rejoining {

    private final SchemaGraph graph;

    Rejoining(SchemaGraph graph) {
        this.graph = graph;
    }

    /** The plan over the tables that it uses and no others; none where they do not hang together. */
    Optional<Select> pruned(Select select) {
        return over(select, used(select));
    }

    /** The plan over these tables, joined in the most natural way. */
    Optional<Select> over(Select select, Set<TableName> tables) {
        return all(select, tables).findFirst();
    }

    /** The plan over these tables, joined in each way, the most natural first. */
    Stream<Select> all(Select select, Set<TableName> tables) {
        if (tables.isEmpty()) {
            return Stream.empty();
        }
        var root = ((TableSource) select.from().root()).table();
        var start = TableSource.of(tables.contains(root) ? root : tables.iterator().next());
        return graph.joins().treesOf(tables).stream().map(tree -> select.withFrom(tree.from(start)));
    }

    Stream<ForeignKey> references(TableName table) {
        return graph.schema().references(table).stream();
    }

    static Set<TableName> tables(Select select) {
        var tables = new LinkedHashSet<TableName>();
        Parts.sources(select.from()).forEach(source -> tables.add(((TableSource) source).table()));
        return tables;
    }

    /** The tables whose columns the plan uses other than to join; what rows are counted of is used, too. */
    static Set<TableName> used(Select select) {
        var used = new LinkedHashSet<TableName>();
        Stream.of(select.outputs().stream().map(QueryPlan.Output::expression), select.groupBy().stream(),
                select.orderBy().stream().map(QueryPlan.Ordering::expression)).flatMap(part -> part)
                .forEach(expression -> add(expression, used));
        Parts.conditions(select).forEach(condition -> add(condition, used));
        return used;
    }

    private static void add(Expression expression, Set<TableName> used) {
        if (expression instanceof Expression.Field field && field.source() instanceof TableSource source) {
            used.add(source.table());
        }
        if (expression instanceof Expression.AllFields(TableSource source)) {
            used.add(source.table());
        }
        Parts.operands(expression).forEach(operand -> add(operand, used));
        Parts.conditions(expression).forEach(condition -> add(condition, used));
    }

    private static void add(Condition condition, Set<TableName> used) {
        Parts.operands(condition).forEach(operand -> add(operand, used));
        Parts.conditions(condition).forEach(part -> add(part, used));
    }
}
