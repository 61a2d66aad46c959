package dev.sqlchat.engine.ranking;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;

/** What a plan holds, clause by clause, its nested plans included unless a name says otherwise. */
final class PlanFacts {

    /** The outermost query; of a combined plan the left one. */
    final Select top;
    final boolean combined;
    final int nested;
    final List<Expression> shown;
    final Set<ColumnProfile> shownColumns = new LinkedHashSet<>();
    final Set<ColumnProfile> testedColumns = new LinkedHashSet<>();
    final Set<ColumnProfile> groupedColumns = new LinkedHashSet<>();
    final Set<ColumnProfile> orderedColumns = new LinkedHashSet<>();
    final Set<ColumnProfile> columns = new LinkedHashSet<>();
    /** Of the outermost query. */
    final Set<TableName> joined = new LinkedHashSet<>();
    final Set<TableName> tables = new LinkedHashSet<>();
    final Set<Function> functions = EnumSet.noneOf(Function.class);
    final Set<Comparator> comparators = EnumSet.noneOf(Comparator.class);
    final List<Object> constants = new ArrayList<>();
    final List<Tested> tests = new ArrayList<>();
    boolean countsOnce;
    boolean computes;
    boolean periods;
    boolean distinct;
    boolean limited;
    boolean ordered;
    boolean grouped;
    boolean having;
    int negations;
    int alternatives;
    int textMatches;
    int nullTests;
    int ranges;
    private final SchemaProfile schema;

    /** A column compared with a constant. */
    record Tested(ColumnProfile column, Comparator comparator, Object value) {}

    PlanFacts(QueryPlan plan, SchemaProfile schema) {
        this.schema = schema;
        var selects = Parts.selects(plan).toList();
        top = selects.getFirst();
        combined = plan instanceof QueryPlan.Combined;
        nested = selects.size() - 1;
        shown = top.outputs().stream().map(QueryPlan.Output::expression).toList();
        shown.forEach(output -> addColumns(output, shownColumns));
        top.where().forEach(condition -> addColumns(condition, testedColumns));
        top.having().forEach(condition -> addColumns(condition, testedColumns));
        top.groupBy().forEach(key -> addColumns(key, groupedColumns));
        top.orderBy().forEach(order -> addColumns(order.expression(), orderedColumns));
        addTables(top, joined);
        selects.forEach(this::add);
    }

    private void add(Select select) {
        addTables(select, tables);
        distinct |= select.distinct();
        limited |= select.limit() != null;
        ordered |= !select.orderBy().isEmpty();
        grouped |= !select.groupBy().isEmpty();
        having |= !select.having().isEmpty();
        Parts.expressions(select).forEach(this::add);
        Parts.conditions(select).forEach(this::add);
    }

    private void addTables(Select select, Set<TableName> found) {
        Parts.sources(select.from()).forEach(source -> {
            if (source instanceof TableSource table) {
                found.add(table.table());
            }
        });
    }

    private void add(Expression expression) {
        switch (expression) {
            case Aggregate aggregate -> {
                functions.add(aggregate.function());
                countsOnce |= aggregate.distinct();
            }
            case Expression.Arithmetic _,Expression.Elapsed _ -> computes = true;
            case Expression.Period _ -> periods = true;
            case Expression.Constant constant -> constants.add(constant.value());
            default -> schema.column(expression).ifPresent(columns::add);
        }
        Parts.operands(expression).forEach(this::add);
        Parts.conditions(expression).forEach(this::add);
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.Comparison comparison -> compared(comparison);
            case Condition.Between _ -> ranges++;
            case Condition.Within within -> within(within);
            case Condition.OneOf oneOf -> oneOf(oneOf);
            case Condition.TextMatch match -> {
                textMatches++;
                constants.add(match.fragment());
            }
            case Condition.IsNull _ -> nullTests++;
            case Condition.Not _ -> negations++;
            case Condition.AnyOf _ -> alternatives++;
            case Condition.AllOf _,Condition.InPlan _,Condition.Exists _ -> {
            }
        }
        Parts.operands(condition).forEach(this::add);
        Parts.conditions(condition).forEach(this::add);
    }

    private void compared(Condition.Comparison comparison) {
        comparators.add(comparison.comparator());
        if (comparison.right() instanceof Expression.Constant constant) {
            schema.column(comparison.left())
                    .ifPresent(column -> tests.add(new Tested(column, comparison.comparator(), constant.value())));
        }
    }

    private void within(Condition.Within within) {
        ranges++;
        if (within.from() != null) {
            constants.add((long) within.from().getYear());
        }
        if (within.before() != null) {
            constants.add((long) within.before().getYear());
        }
    }

    private void oneOf(Condition.OneOf oneOf) {
        alternatives++;
        schema.column(oneOf.value()).ifPresent(column -> oneOf.values()
                .forEach(value -> tests.add(new Tested(column, Comparator.EQUAL, value.value()))));
    }

    private void addColumns(Expression expression, Set<ColumnProfile> found) {
        schema.column(expression).ifPresent(found::add);
        Parts.operands(expression).forEach(operand -> addColumns(operand, found));
    }

    private void addColumns(Condition condition, Set<ColumnProfile> found) {
        Parts.operands(condition).forEach(operand -> addColumns(operand, found));
        Parts.conditions(condition).forEach(part -> addColumns(part, found));
    }

    /** Whether it uses the column, or makes the number from its columns. */
    boolean uses(ColumnProfile column) {
        var formula = column.formula();
        return formula == null ? columns.contains(column) : computes && columns.containsAll(formula.columns());
    }

    /** Tables of the outermost query whose columns it uses. */
    Set<TableName> used() {
        var used = new HashSet<TableName>();
        List.of(shownColumns, testedColumns, groupedColumns, orderedColumns)
                .forEach(some -> some.forEach(column -> used.add(column.table())));
        return used;
    }

    boolean shows(Function function) {
        return shown.stream().anyMatch(output -> output instanceof Aggregate aggregate
                && aggregate.function() == function);
    }

    long numbersShown() {
        return shown.stream().filter(Parts::aggregates).count();
    }
}
