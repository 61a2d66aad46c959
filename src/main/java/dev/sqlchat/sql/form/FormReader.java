package dev.sqlchat.sql.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.form.QueryForm.Block;
import dev.sqlchat.sql.form.QueryForm.Item;
import dev.sqlchat.sql.form.QueryForm.Sets;

/** Reads queries that a guard let pass. For one query. */
public final class FormReader {

    /** A step of WITH is read again wherever it is named. */
    private static final int MOST_BLOCKS = 60;
    /** What a CASE compares is read again for each of its cases. */
    private static final int MOST_TERMS = 4_000;

    private final Catalog catalog;
    private final Spelling spelling;
    private final Fractions fractions;
    private int blocks;
    private int terms;

    private FormReader(Catalog catalog, Spelling spelling) {
        this.catalog = catalog;
        this.spelling = spelling;
        this.fractions = new Fractions(catalog.dialect());
    }

    /** Empty where something in it has no form. */
    public static Optional<QueryForm> read(Select select, Catalog catalog, Spelling spelling) {
        try {
            return Optional.of(new FormReader(catalog, spelling).query(select, Scope.outermost(spelling)));
        } catch (NoForm none) {
            return Optional.empty();
        }
    }

    Catalog catalog() {
        return catalog;
    }

    Dialect dialect() {
        return catalog.dialect();
    }

    Spelling spelling() {
        return spelling;
    }

    Fractions fractions() {
        return fractions;
    }

    void countTerm() {
        if (++terms > MOST_TERMS) {
            throw new NoForm("a query of many terms");
        }
    }

    QueryForm query(Select select, Scope scope) {
        if (++blocks > MOST_BLOCKS) {
            throw new NoForm("a query of many parts");
        }
        if (select.getWithItemsList() != null) {
            select.getWithItemsList().forEach(item -> addStep(item, scope));
        }
        return switch (select) {
            case PlainSelect plain -> unwrapped(new BlockReader(this, scope).block(plain));
            case ParenthesedSelect inner when !ends(inner) -> query(inner.getSelect(), scope.beside());
            case SetOperationList list when !ends(list) -> sets(list, scope);
            default -> throw new NoForm(select.getClass().getSimpleName());
        };
    }

    private static void addStep(WithItem<?> item, Scope scope) {
        if (item.isRecursive() || !(item.getParenthesedStatement() instanceof ParenthesedSelect)) {
            throw new NoForm("WITH RECURSIVE");
        }
        scope.addStep(item);
    }

    /** The rows of a step of WITH, under the names that it gives. */
    QueryForm step(Scope.Step step) {
        var item = step.item();
        var query = query((ParenthesedSelect) item.getParenthesedStatement(), step.within().beside());
        return item.getWithItemList() == null
                ? query
                : renamed(query, item.getWithItemList().stream()
                        .map(name -> spelling.given(name.getExpression().toString())).toList());
    }

    private static QueryForm renamed(QueryForm query, List<String> names) {
        if (!(query instanceof Block block) || block.items().size() != names.size()
                || block.items().stream().anyMatch(item -> item.term() instanceof Term.All)) {
            throw new NoForm("new names for columns");
        }
        return block.with(IntStream.range(0, names.size())
                .mapToObj(at -> new Item(block.items().get(at).term(), names.get(at))).toList());
    }

    static boolean ends(Select select) {
        return select.getOrderByElements() != null || select.getLimit() != null || select.getOffset() != null
                || select.getFetch() != null;
    }

    private QueryForm sets(SetOperationList list, Scope scope) {
        if (list.getSelects().getLast() instanceof PlainSelect last && ends(last) || isMixed(list)) {
            throw new NoForm("the end of a set operation");
        }
        var sides = new ArrayList<QueryForm>();
        list.getSelects().forEach(side -> sides.add(query(side, scope.beside())));
        var result = sides.getFirst();
        for (int at = 1; at < sides.size(); at++) {
            result = new Sets(operator(list.getOperation(at - 1)), result, sides.get(at));
        }
        return result;
    }

    /** PostgreSQL binds INTERSECT first, SQLite reads from the left. */
    private boolean isMixed(SetOperationList list) {
        return dialect() == Dialect.POSTGRESQL
                && list.getOperations().stream().map(Object::getClass).distinct().count() > 1;
    }

    private static String operator(SetOperation operation) {
        if (operation.isAll()) {
            throw new NoForm(operation.toString());
        }
        return switch (operation) {
            case UnionOp _ -> "UNION";
            case IntersectOp _ -> "INTERSECT";
            case ExceptOp _ -> "EXCEPT";
            default -> throw new NoForm(operation.toString());
        };
    }

    /** Everything of a subquery is that subquery. */
    private static QueryForm unwrapped(Block block) {
        var relation = block.parts().getFirst().relation();
        var plain = block.parts().size() == 1 && !block.distinct() && block.where().isEmpty()
                && block.groups().isEmpty() && block.having().isEmpty() && block.orders().isEmpty()
                && block.limit() == null && block.items().size() == 1
                && block.items().getFirst().term() instanceof Term.All;
        return plain ? relation.query().orElse(block) : block;
    }
}
