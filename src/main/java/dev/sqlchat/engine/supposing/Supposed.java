package dev.sqlchat.engine.supposing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.planning.Substitution;

/** A number of some rows, and what stands in its place. */
record Supposed(Expression number, List<Condition> rows, Change change) {

    /**
     * The change of what a plan shows of the rows that it restricts itself to.
     *
     * @return none where it shows no number of plain rows
     */
    static Optional<Supposed> of(Select plan, Change change) {
        var plain = plan.groupBy().isEmpty() && plan.having().isEmpty() && plan.limit() == null
                && plan.where().stream().flatMap(Parts::plans).findAny().isEmpty();
        return plain
                ? plan.outputs().stream().map(Output::expression).flatMap(output -> number(output).stream()).findFirst()
                        .map(number -> new Supposed(number, plan.where(), change))
                : Optional.empty();
    }

    /** Totals and averages change with each row; the highest or lowest was meant as such. */
    private static Optional<Expression> number(Expression output) {
        return switch (output) {
            case Field field -> Optional.of(field);
            case Aggregate(Function function, Field field, boolean _) -> switch (function) {
                case MINIMUM, MAXIMUM -> Optional.of(output);
                case SUM, AVERAGE -> Optional.of(field);
                case COUNT -> Optional.empty();
            };
            default -> Optional.empty();
        };
    }

    /** The plan over the changed numbers; none where it does not use them, or in a place that cannot be changed. */
    Optional<Select> in(Select select) {
        var changed = replaced(select);
        return changed.equals(select) || hidden(select) ? Optional.empty() : Optional.of(changed);
    }

    private Select replaced(Select select) {
        var changed = select;
        for (var scalar : scalars(select)) {
            if (scalar.plan() instanceof Select inner) {
                changed = new Substitution(scalar, new Scalar(unlabelled(replaced(inner)))).in(changed);
            }
        }
        if (!holds(changed)) {
            return changed;
        }
        return picks(changed) ? outputsChanged(changed) : new Substitution(number, fresh()).in(changed);
    }

    private static Select unlabelled(Select select) {
        return select.withOutputs(
                select.outputs().stream().map(Output::expression).map(Output::of).toList());
    }

    /** Whether the lowest or highest is found as the first row: which one that is stays as it was. */
    private boolean picks(Select select) {
        return number instanceof Aggregate(Function function, Field field, boolean _)
                && Integer.valueOf(1).equals(select.limit()) && !select.orderBy().isEmpty()
                && select.orderBy().getFirst()
                        .equals(new Ordering(field, function == Function.MAXIMUM));
    }

    private Select outputsChanged(Select select) {
        var field = Parts.firstField(number).orElseThrow();
        return new Substitution(field, change.of(field)).in(select).withOrder(select.orderBy(), select.limit())
                .withWhere(select.where());
    }

    private static List<Scalar> scalars(Select select) {
        return Parts.allExpressions(select).flatMap(Supposed::scalars).distinct().toList();
    }

    private static Stream<Scalar> scalars(Expression expression) {
        return expression instanceof Scalar scalar
                ? Stream.of(scalar)
                : Parts.operands(expression).flatMap(Supposed::scalars);
    }

    /** Whether the query has all tables that the rows are told by. */
    private boolean holds(Select select) {
        return Parts.sources(select.from()).collect(Collectors.toSet()).containsAll(sources());
    }

    private Set<Source> sources() {
        return Stream.concat(Stream.of(number), rows.stream().flatMap(Parts::allOperands))
                .flatMap(Supposed::fields).map(Field::source).collect(Collectors.toSet());
    }

    private static Stream<Field> fields(Expression expression) {
        return expression instanceof Field field
                ? Stream.of(field)
                : Parts.operands(expression).flatMap(Supposed::fields);
    }

    private Expression fresh() {
        if (rows.isEmpty()) {
            return change.of(number);
        }
        var condition = rows.size() == 1 ? rows.getFirst() : new Condition.AllOf(rows);
        return new Choice(condition, change.of(number), number);
    }

    /** Whether a nested plan of a condition uses the number: it stays unchanged there. */
    private boolean hidden(Select select) {
        return Parts.conditions(select).flatMap(Supposed::nested).flatMap(Parts::selects)
                .flatMap(Parts::allExpressions)
                .flatMap(Supposed::fields).anyMatch(fields(number).toList()::contains);
    }

    private static Stream<QueryPlan> nested(Condition condition) {
        return Stream.concat(Parts.ownPlans(condition), Parts.conditions(condition).flatMap(Supposed::nested));
    }
}
