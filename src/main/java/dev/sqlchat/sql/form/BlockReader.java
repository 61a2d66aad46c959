package dev.sqlchat.sql.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.OrderByElement.NullOrdering;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.form.QueryForm.Block;
import dev.sqlchat.sql.form.QueryForm.Item;
import dev.sqlchat.sql.form.QueryForm.Order;

/** Reads one SELECT. */
final class BlockReader {

    private final FormReader queries;
    private final Scope scope;
    private final TermReader terms;
    private final List<Item> items = new ArrayList<>();

    BlockReader(FormReader queries, Scope scope) {
        this.queries = queries;
        this.scope = scope;
        this.terms = new TermReader(queries, scope);
    }

    Block block(PlainSelect select) {
        requireKnown(select);
        var parts = new FromReader(queries, scope, terms).parts(select);
        select.getSelectItems().forEach(item -> items.addAll(items(item)));
        if (queries.dialect() == Dialect.SQLITE) {
            items.stream().filter(item -> item.label() != null)
                    .forEach(item -> scope.addLabel(String.valueOf(item.label()), item.term()));
        }
        var tied = Ties.of(parts, conjuncts(select.getWhere()));
        return new Block(select.getDistinct() != null, named(), tied.parts(), tied.where(), groups(select),
                conjuncts(select.getHaving()), orders(select), limit(select));
    }

    private static void requireKnown(PlainSelect select) {
        var on = select.getDistinct() == null ? null : select.getDistinct().getOnSelectItems();
        if (select.getFromItem() == null || select.getOffset() != null || select.getFetch() != null
                || on != null && !on.isEmpty() || select.getQualify() != null) {
            throw new NoForm("SELECT");
        }
    }

    private List<Item> items(SelectItem<?> item) {
        return switch (item.getExpression()) {
            case AllTableColumns all -> List.of(new Item(new Term.All(scope.relation(all.getTable().getName())), null));
            case AllColumns _ -> all();
            case Expression expression -> List.of(new Item(terms.term(expression), label(item)));
        };
    }

    private List<Item> all() {
        if (scope.merges()) {
            throw new NoForm("* of a join that makes one column of two");
        }
        return scope.relations().stream().map(relation -> new Item(new Term.All(relation), null)).toList();
    }

    private @Nullable String label(SelectItem<?> item) {
        return item.getAlias() == null ? null : queries.spelling().given(item.getAliasName());
    }

    /** A column that is called as it is called anyway has no label. */
    private List<Item> named() {
        return items.stream()
                .map(item -> item.term() instanceof Term.Column(var _, var name) && name.equals(item.label())
                        ? new Item(item.term(), null)
                        : item)
                .toList();
    }

    private List<Term> conjuncts(@Nullable Expression condition) {
        return condition == null ? List.of() : Terms.conjuncts(terms.condition(condition));
    }

    private List<Term> groups(PlainSelect select) {
        var groupBy = select.getGroupBy();
        if (groupBy == null) {
            return List.of();
        }
        if (!groupBy.getGroupingSets().isEmpty()) {
            throw new NoForm("GROUPING SETS");
        }
        return groupBy.getGroupByExpressionList().stream().map(this::group).toList();
    }

    private Term group(Expression expression) {
        return position(expression).or(() -> bare(expression).flatMap(name -> scope.own(name).or(() -> labelled(name))))
                .orElseGet(() -> terms.term(expression));
    }

    private List<Order> orders(PlainSelect select) {
        return select.getOrderByElements() == null
                ? List.of()
                : select.getOrderByElements().stream().map(this::order).toList();
    }

    private Order order(OrderByElement element) {
        var expression = element.getExpression();
        var term = position(expression).or(() -> bare(expression).flatMap(this::labelled))
                .orElseGet(() -> terms.term(expression));
        boolean descending = !element.isAsc();
        boolean nullsFirst = element.getNullOrdering() == null
                ? descending == (queries.dialect() == Dialect.POSTGRESQL)
                : element.getNullOrdering() == NullOrdering.NULLS_FIRST;
        return new Order(term, descending, nullsFirst);
    }

    private Optional<Term> position(Expression expression) {
        if (!(expression instanceof LongValue at)) {
            return Optional.empty();
        }
        if (items.stream().anyMatch(item -> item.term() instanceof Term.All) || at.getValue() < 1
                || at.getValue() > items.size()) {
            throw new NoForm("a position");
        }
        return Optional.of(items.get((int) at.getValue() - 1).term());
    }

    private static Optional<String> bare(Expression expression) {
        return switch (expression) {
            case Column column when column.getTable() == null -> Optional.of(column.getColumnName());
            case DateUnitExpression unit -> Optional.of(unit.getType().name());
            default -> Optional.empty();
        };
    }

    private Optional<Term> labelled(String written) {
        var key = queries.spelling().key(written);
        return Stream.concat(items.stream().filter(item -> item.label() != null), items.stream())
                .filter(item -> item.name() != null
                        && queries.spelling().storedKey(String.valueOf(item.name())).equals(key))
                .map(Item::term).findFirst();
    }

    private static @Nullable Integer limit(PlainSelect select) {
        var limit = select.getLimit();
        if (limit == null || limit.getRowCount() instanceof NullValue) {
            return null;
        }
        if (limit.getOffset() == null && limit.getRowCount() instanceof LongValue rows
                && rows.getValue() <= Integer.MAX_VALUE) {
            return (int) rows.getValue();
        }
        throw new NoForm("LIMIT");
    }
}
