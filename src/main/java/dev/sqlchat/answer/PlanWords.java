package dev.sqlchat.answer;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Subject;

/**
 * Says the parts of a plan in words.
 *
 * @param kind what the rows of one of its tables are called; null where they are called as the table
 */
record PlanWords(Catalog catalog, @Nullable Kind kind) {

    /** @param select where the expression stands */
    String of(Expression expression, Select select) {
        return switch (expression) {
            case Expression.Field field -> field(field);
            case Expression.AllFields all -> Words.singular(source(all.source()));
            case Expression.Aggregate aggregate -> aggregate(aggregate, select);
            case Expression.Constant constant -> Figure.PLAIN.write(constant.value());
            case Expression.Arithmetic arithmetic -> of(arithmetic.left(), select) + operator(arithmetic.operator())
                    + of(arithmetic.right(), select);
            case Expression.Period period -> period.grain().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Expression.Elapsed elapsed -> elapsed.unit().name().toLowerCase(Locale.ROOT) + "s";
            case Expression.Scalar scalar -> of(first(scalar.plan()).outputs().getFirst().expression(),
                    first(scalar.plan()));
            case Expression.Choice ignored -> "value";
        };
    }

    /** What is counted when the rows of the query are. */
    String rows(Select select) {
        return Words.plural(Words.singular(source(Subject.ofRows(select.from(), catalog))));
    }

    /** The left-most SELECT, which names the columns. */
    static Select first(QueryPlan plan) {
        return switch (plan) {
            case Select select -> select;
            case QueryPlan.Combined combined -> first(combined.left());
        };
    }

    Optional<Table> table(Source source) {
        return switch (source) {
            case Source.TableSource table -> catalog.table(table.table());
            case Source.Derived ignored -> Optional.empty();
        };
    }

    Optional<Column> column(@Nullable Expression expression) {
        return expression instanceof Expression.Field field
                ? table(field.source()).flatMap(table -> table.column(field.column()))
                : Optional.empty();
    }

    private String field(Expression.Field field) {
        return switch (field.source()) {
            case Source.TableSource table -> AggregateWords.column(field.column(), source(table));
            case Source.Derived derived -> output(derived, field.column())
                    .map(output -> of(output.expression(), first(derived.plan())))
                    .orElseGet(() -> Units.without(Words.of(field.column())));
        };
    }

    /** What a column of a nested plan is. */
    static Optional<Output> output(Source.Derived derived, String column) {
        return first(derived.plan()).outputs().stream().filter(output -> column.equals(output.label())).findFirst();
    }

    /** What the numbers of a nested plan are one for: " per month"; empty where they are of rows. */
    private String per(Expression argument) {
        return argument instanceof Expression.Field(Source.Derived(Select inner, var _), var _)
                && !inner.groupBy().isEmpty()
                        ? " per "
                                + Words.listed(inner.groupBy().stream().map(key -> key(key, inner)).distinct().toList())
                        : "";
    }

    /** Rows that are told apart by their key are called by their table. */
    private String key(Expression key, Select select) {
        return key instanceof Expression.Field field
                && table(field.source()).filter(table -> table.primaryKey().contains(field.column())).isPresent()
                        ? Words.singular(source(field.source()))
                        : of(key, select);
    }

    private String aggregate(Expression.Aggregate aggregate, Select select) {
        var argument = aggregate.argument();
        if (argument == null) {
            return AggregateWords.number(false, rows(select));
        }
        var temporal = column(argument).filter(column -> column.type().temporal()).isPresent();
        var words = of(argument, select) + per(argument);
        return switch (aggregate.function()) {
            case COUNT -> AggregateWords.number(aggregate.distinct(), counted(argument, words));
            case SUM -> AggregateWords.total(words);
            case AVERAGE -> AggregateWords.average(words);
            case MINIMUM -> AggregateWords.least(words, temporal);
            case MAXIMUM -> AggregateWords.most(words, temporal);
        };
    }

    private String counted(Expression argument, String words) {
        return argument instanceof Expression.Field field
                && table(field.source()).filter(table -> table.primaryKey().contains(field.column())).isPresent()
                        ? Words.plural(Words.singular(source(field.source())))
                        : Words.plural(words);
    }

    private String source(Source source) {
        return switch (source) {
            case Source.TableSource table when kind != null && kind.table().equals(table.table()) -> kind.nouns();
            case Source.TableSource table -> Words.of(table.table().name());
            case Source.Derived ignored -> "rows";
        };
    }

    private static String operator(Expression.Operator operator) {
        return switch (operator) {
            case PLUS -> " plus ";
            case MINUS -> " minus ";
            case TIMES -> " times ";
            case DIVIDED_BY -> " divided by ";
        };
    }
}
