package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.dialogue.Reference;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;

/** The plan that a question continues, and how. */
public record Continuation(Select plan, Reference reference) {

    boolean is(Lean lean) {
        return reference.is(lean);
    }

    Set<TableName> tables() {
        return tables(plan.from());
    }

    static Set<TableName> tables(From from) {
        var tables = new LinkedHashSet<TableName>();
        add(from.root(), tables);
        from.joins().forEach(join -> add(join.source(), tables));
        return tables;
    }

    private static void add(Source source, Set<TableName> tables) {
        if (source instanceof TableSource table) {
            tables.add(table.table());
        }
    }

    /** The columns that were shown. */
    Set<ColumnRef> columns() {
        var columns = new LinkedHashSet<ColumnRef>();
        for (var output : shown()) {
            if (output instanceof Expression.Field field && field.source() instanceof TableSource source) {
                columns.add(new ColumnRef(source.table(), field.column()));
            }
        }
        return columns;
    }

    @Nullable
    TableName root() {
        return plan.from().root() instanceof TableSource source ? source.table() : null;
    }

    List<Expression> shown() {
        return plan.outputs().stream().map(Output::expression).toList();
    }

    /** What was shown of each thing, without the numbers about it. */
    List<Expression> plain() {
        return shown().stream().filter(output -> !Measures.aggregates(output)).toList();
    }

    /** The numbers that were shown. */
    List<Expression> numbers() {
        return shown().stream().filter(Measures::aggregates).toList();
    }

    /** The numbers of groups that were shown, compared or ordered by. */
    List<Expression> measures() {
        return Stream.of(shown().stream(), plan.having().stream().flatMap(Parts::allOperands),
                plan.orderBy().stream().map(QueryPlan.Ordering::expression)).flatMap(part -> part)
                .filter(Measures::aggregates).toList();
    }

    /** The column of the number that was shown. */
    Optional<Expression> measured(Fields fields) {
        return shown().stream().map(output -> output instanceof Aggregate aggregate ? aggregate.argument() : output)
                .filter(Objects::nonNull).filter(output -> fields.profile(output)
                        .filter(column -> column.column().type().numeric() && !column.identifies()).isPresent())
                .findFirst();
    }

    /** The single number that was asked for. */
    Optional<Expression> number() {
        var single = plan.outputs().size() == 1 && plan.groupBy().isEmpty()
                && (!numbers().isEmpty() || Integer.valueOf(1).equals(plan.limit()));
        return single ? Optional.of(new Expression.Scalar(plan)) : Optional.empty();
    }

    /** The first thing shown of each row, as a query of its own. */
    Optional<Condition> amongShown() {
        return plain().stream().filter(Expression.Field.class::isInstance).findFirst()
                .map(thing -> new Condition.InPlan(thing, new Select(false, List.of(Output.of(thing)), plan.from(),
                        plan.where(), plan.groupBy(), plan.having(), plan.limit() == null ? List.of() : plan.orderBy(),
                        plan.limit())));
    }

    /** Only plans over tables can be changed. */
    boolean editable() {
        return plan.from().root() instanceof TableSource;
    }
}
