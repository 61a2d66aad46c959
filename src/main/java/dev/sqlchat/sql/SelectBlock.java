package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Table;

/**
 * One SELECT as joins and numbers see it: its relations, what ties and what restricts them. How many rows of one
 * relation a row of another can meet follows from unique keys.
 */
final class SelectBlock {

    /**
     * A relation of the FROM clause.
     *
     * @param key the name by which the query calls it, folded
     * @param text as FROM has it
     * @param table null unless it is a table or view of the catalog
     * @param columns keys of its columns
     * @param uniqueKeys sets of columns of which no two rows have the same values
     * @param outer the right side of a LEFT JOIN
     */
    record Part(String key, String text, @Nullable Table table, Set<String> columns, List<Set<String>> uniqueKeys,
            boolean outer) {

        String name() {
            return table == null ? key : table.name().name();
        }
    }

    /**
     * What must hold of the rows.
     *
     * @param parts whose columns it uses
     * @param nested it holds a subquery, which may use any of them
     */
    record Clause(Expression expression, Set<Integer> parts, boolean where, boolean nested) {

        boolean touches(Set<Integer> others) {
            return nested && parts.isEmpty() || parts.stream().anyMatch(others::contains);
        }
    }

    /** A column of one of the parts. */
    record Place(int part, String column) {}

    /** Two columns that must be equal. */
    record Tie(Place one, Place other, Clause clause) {

        boolean between(int part, int another) {
            return one.part() == part && other.part() == another || one.part() == another && other.part() == part;
        }

        Place at(int part) {
            return one.part() == part ? one : other;
        }
    }

    private final Names names;
    private final PlainSelect select;
    private final List<Part> parts;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();

    private SelectBlock(Names names, PlainSelect select, List<Part> parts) {
        this.names = names;
        this.select = select;
        this.parts = parts;
    }

    /** Empty where the SELECT has joins of a kind whose rows cannot be told. */
    static Optional<SelectBlock> of(PlainSelect select, FromParts from, Names names) {
        return from.of(select).map(parts -> {
            var block = new SelectBlock(names, select, parts);
            block.readClauses();
            return block;
        });
    }

    PlainSelect select() {
        return select;
    }

    List<Part> parts() {
        return parts;
    }

    Part part(int index) {
        return parts.get(index);
    }

    List<Clause> clauses() {
        return clauses;
    }

    List<Tie> ties() {
        return ties;
    }

    Set<Integer> all() {
        return IntStream.range(0, parts.size()).boxed().collect(Collectors.toSet());
    }

    /** Where the column is; empty for an alias of the result, or what an outer query offers. */
    Optional<Place> place(Column column) {
        var key = names.key(column.getColumnName());
        var table = column.getTable() == null || column.getTable().getName() == null
                ? null
                : names.key(column.getTable().getName());
        return IntStream.range(0, parts.size())
                .filter(part -> table == null || parts.get(part).key().equals(table))
                .filter(part -> parts.get(part).columns().contains(key))
                .mapToObj(part -> new Place(part, key)).findFirst();
    }

    Set<Integer> partsOf(List<Column> columns) {
        return columns.stream().flatMap(column -> place(column).stream()).map(Place::part)
                .collect(Collectors.toSet());
    }

    /** The part and all of which each of its rows meets one row at most. */
    Set<Integer> metOnce(int from) {
        var met = new HashSet<>(Set.of(from));
        for (int before = 0; before < met.size();) {
            before = met.size();
            all().stream().filter(part -> unique(part, met)).forEach(met::add);
        }
        return met;
    }

    /** Whether rows of these parts fix at most one row of the part. */
    boolean unique(int part, Set<Integer> others) {
        var fixed = Stream.concat(ties.stream().filter(tie -> tie.at(part).part() == part
                && others.contains(tie.one().part() == part ? tie.other().part() : tie.one().part()))
                .map(tie -> tie.at(part).column()), constants(part)).collect(Collectors.toSet());
        return parts.get(part).uniqueKeys().stream().anyMatch(fixed::containsAll);
    }

    /** Columns of the part that have one value in all rows. */
    Stream<String> constants(int part) {
        return clauses.stream().filter(clause -> !clause.nested() && clause.parts().equals(Set.of(part)))
                .flatMap(clause -> constant(clause.expression()).stream()).filter(place -> place.part() == part)
                .map(Place::column);
    }

    private Optional<Place> constant(Expression expression) {
        if (!(expression instanceof EqualsTo equal)) {
            return Optional.empty();
        }
        var columns = Stream.of(equal.getLeftExpression(), equal.getRightExpression())
                .filter(Column.class::isInstance).map(Column.class::cast).toList();
        return columns.size() == 1 && ColumnsUsed.in(equal).columns().size() == 1
                ? place(columns.getFirst())
                : Optional.empty();
    }

    /** The parts that inner joins connect with this one, but for the ties between two of them. */
    Set<Integer> side(int from, int cut) {
        var side = new HashSet<>(Set.of(from));
        for (int before = 0; before < side.size();) {
            before = side.size();
            ties.stream().filter(tie -> !tie.between(from, cut) && inner(tie)).map(SelectBlock::ends)
                    .filter(ends -> ends.stream().anyMatch(side::contains)).forEach(side::addAll);
        }
        return side;
    }

    private boolean inner(Tie tie) {
        return ends(tie).stream().noneMatch(part -> parts.get(part).outer());
    }

    private static Set<Integer> ends(Tie tie) {
        return Set.of(tie.one().part(), tie.other().part());
    }

    /** Clauses that are no tie. */
    Stream<Clause> filters() {
        return clauses.stream().filter(clause -> ties.stream().noneMatch(tie -> tie.clause().equals(clause)));
    }

    private void readClauses() {
        var joins = select.getJoins() == null ? List.<Join>of() : select.getJoins();
        for (int index = 0; index < joins.size(); index++) {
            var right = index + 1;
            joins.get(index).getOnExpressions().forEach(on -> read(on, false));
            joins.get(index).getUsingColumns().forEach(column -> using(column, right));
        }
        if (select.getWhere() != null) {
            read(select.getWhere(), true);
        }
    }

    private void using(Column column, int right) {
        var key = names.key(column.getColumnName());
        var left = IntStream.range(0, right).filter(part -> parts.get(part).columns().contains(key)).findFirst();
        left.ifPresent(part -> read(new EqualsTo(column(part, column), column(right, column)), false));
    }

    private Column column(int part, Column column) {
        return new Column(new net.sf.jsqlparser.schema.Table(names.spell(parts.get(part).key())),
                column.getColumnName());
    }

    private void read(Expression condition, boolean where) {
        if (condition instanceof AndExpression and) {
            read(and.getLeftExpression(), where);
            read(and.getRightExpression(), where);
            return;
        }
        var used = ColumnsUsed.in(condition);
        var clause = new Clause(condition, partsOf(used.columns()), where, used.nested());
        clauses.add(clause);
        if (condition instanceof EqualsTo equal && equal.getLeftExpression() instanceof Column left
                && equal.getRightExpression() instanceof Column right) {
            place(left).ifPresent(one -> place(right).filter(other -> other.part() != one.part())
                    .ifPresent(other -> ties.add(new Tie(one, other, clause))));
        }
    }
}
