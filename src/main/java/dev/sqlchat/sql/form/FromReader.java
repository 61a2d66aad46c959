package dev.sqlchat.sql.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.sql.form.QueryForm.Part;

/** Reads FROM, and adds what it offers to the scope. */
final class FromReader {

    private final FormReader queries;
    private final Scope scope;
    private final TermReader terms;

    FromReader(FormReader queries, Scope scope, TermReader terms) {
        this.queries = queries;
        this.scope = scope;
        this.terms = terms;
    }

    List<Part> parts(PlainSelect select) {
        var parts = new ArrayList<Part>();
        var root = relation(select.getFromItem());
        scope.add(root);
        parts.add(new Part(root, false, List.of()));
        if (select.getJoins() != null) {
            select.getJoins().forEach(join -> parts.add(part(join)));
        }
        return parts;
    }

    private Part part(Join join) {
        if (join.isRight() || join.isFull() || join.isOuter() && !join.isLeft() || join.getOnExpressions().size() > 1) {
            throw new NoForm("the join " + join);
        }
        var left = List.copyOf(scope.relations());
        var right = relation(join.getFromItem());
        scope.add(right);
        var on = new ArrayList<Term>();
        join.getOnExpressions().forEach(each -> on.addAll(Terms.conjuncts(terms.condition(each))));
        names(join, left, right).forEach(name -> on.add(merged(name, left, right)));
        return new Part(right, join.isLeft(), on);
    }

    /** Columns that the join makes one. */
    private List<String> names(Join join, List<Relation> left, Relation right) {
        if (!join.isNatural()) {
            return join.getUsingColumns().stream().map(Column::getColumnName).toList();
        }
        return right.columns().stream().map(queries.spelling()::storedKey)
                .filter(name -> left.stream().anyMatch(relation -> scope.column(relation, name).isPresent())).toList();
    }

    private Term merged(String name, List<Relation> left, Relation right) {
        scope.merge();
        var one = left.stream().flatMap(relation -> scope.column(relation, name).stream()).findFirst();
        return one.flatMap(column -> scope.column(right, name).map(other -> Term.call("=", column, other)))
                .orElseThrow(() -> new NoForm("USING " + name));
    }

    private Relation relation(FromItem item) {
        return switch (item) {
            case Table table -> table(table);
            case LateralSubSelect _ -> throw new NoForm("LATERAL");
            case ParenthesedSelect select -> derived(select);
            default -> throw new NoForm(item.getClass().getSimpleName());
        };
    }

    private Relation table(Table table) {
        requirePlain(table.getAlias());
        var name = queries.spelling().given(table.getAlias() == null ? table.getName() : table.getAlias().getName());
        var step = table.getSchemaName() == null ? scope.step(table.getName()) : Optional.<Scope.Step>empty();
        return step.map(found -> Relation.of(name, queries.step(found))).orElseGet(() -> Relation.of(name,
                stored(table)));
    }

    private dev.sqlchat.catalog.Table stored(Table table) {
        var schema = table.getSchemaName() == null ? null : queries.spelling().given(table.getSchemaName());
        return queries.catalog().table(new TableName(schema, queries.spelling().given(table.getName())))
                .orElseThrow(() -> new NoForm("the table " + table.getName()));
    }

    private Relation derived(ParenthesedSelect select) {
        requirePlain(select.getAlias());
        var name = select.getAlias() == null ? "" : queries.spelling().given(select.getAlias().getName());
        return Relation.of(name, queries.query(select.getSelect(), scope.beside()));
    }

    private static void requirePlain(@Nullable Alias alias) {
        if (alias != null && alias.getAliasColumns() != null) {
            throw new NoForm("new names for columns");
        }
    }
}
