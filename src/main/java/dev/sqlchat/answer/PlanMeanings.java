package dev.sqlchat.answer;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Meaning.Nature;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Elapsed;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;

/** Says what the columns of a result mean by the plan that they are of. */
final class PlanMeanings {

    private final Select select;
    private final PlanWords words;
    private final Measured measured;

    PlanMeanings(Select select, PlanWords words, Catalog catalog) {
        this.select = select;
        this.words = words;
        this.measured = new Measured(catalog);
    }

    Meaning of(Output output) {
        var expression = output.expression();
        var label = label(output);
        return new Meaning(label, Units.named(label).or(() -> unit(expression)).orElse(null), mixed(expression),
                nature(expression), role(expression));
    }

    /** Its label is only the short name of a column where it is computed; the plan says it better. */
    private String label(Output output) {
        var expression = output.expression();
        return expression instanceof Aggregate || expression instanceof Period || output.label() == null
                ? words.of(expression, select)
                : Units.without(Words.of(output.label()));
    }

    private static Nature nature(Expression expression) {
        return !(expression instanceof Aggregate aggregate) ? Nature.VALUE : switch (aggregate.function()) {
            case COUNT -> aggregate.distinct() ? Nature.COUNT_OF_DIFFERENT : Nature.COUNT;
            case SUM -> aggregate.distinct() ? Nature.OTHER_AGGREGATE : Nature.SUM;
            case AVERAGE, MINIMUM, MAXIMUM -> Nature.OTHER_AGGREGATE;
        };
    }

    private Facet.@Nullable Role role(Expression expression) {
        return switch (expression) {
            case Period period -> period.grain().compareTo(Expression.Grain.DAY) <= 0
                    ? Facet.Role.TIME
                    : Facet.Role.SEASON;
            case Field field when stored(field).filter(measured::isKey).isPresent() -> Facet.Role.KEY;
            default -> select.groupBy().contains(expression) ? Facet.Role.CATEGORY : null;
        };
    }

    private boolean mixed(Expression expression) {
        return expression instanceof Aggregate(var _, Field field, var _) && stored(field)
                .filter(column -> measured.mixes(column, unit -> fixed(field, unit))).isPresent();
    }

    private Optional<String> unit(Expression expression) {
        return switch (expression) {
            case Field(Source.Derived derived, var column) -> PlanWords.output(derived, column)
                    .flatMap(output -> inner(derived.plan()).unit(output.expression()));
            case Field field -> stored(field).flatMap(column -> measured.unit(column, unit -> fixed(field, unit)));
            case Scalar(var plan) -> inner(plan).unit(PlanWords.first(plan).outputs().getFirst().expression());
            case Aggregate aggregate when aggregate.argument() != null
                    && aggregate.function() != Expression.Function.COUNT ->
                unit(aggregate.argument());
            case Arithmetic arithmetic -> unit(arithmetic);
            case Elapsed elapsed -> Units.named(elapsed.unit().name().toLowerCase(Locale.ROOT) + "s");
            default -> Optional.empty();
        };
    }

    private PlanMeanings inner(QueryPlan plan) {
        return new PlanMeanings(PlanWords.first(plan), words, words.catalog());
    }

    /** What is added, and what is multiplied by a plain number, stays in its unit. */
    private Optional<String> unit(Arithmetic arithmetic) {
        var left = unit(arithmetic.left());
        var right = unit(arithmetic.right());
        if (isPercent(arithmetic) && left.equals(right)) {
            return Optional.of(Units.PERCENT);
        }
        return switch (arithmetic.operator()) {
            case PLUS, MINUS -> arithmetic.right() instanceof Constant || left.equals(right) ? left : Optional.empty();
            case TIMES, DIVIDED_BY -> arithmetic.right() instanceof Constant
                    ? left
                    : arithmetic.operator() == Operator.TIMES && arithmetic.left() instanceof Constant
                            ? right
                            : Optional.empty();
        };
    }

    /** Whether it is a number in per cent of another. */
    static boolean isPercent(Arithmetic arithmetic) {
        return arithmetic.operator() == Operator.DIVIDED_BY
                && arithmetic.left() instanceof Arithmetic(Constant(Number hundred), Operator times, var _)
                && times == Operator.TIMES && hundred.doubleValue() == 100;
    }

    /** The one value that the plan lets another column of the field's source have. */
    private Optional<String> fixed(Field field, String column) {
        var other = new Field(field.source(), column);
        return select.where().stream().flatMap(condition -> Optional.ofNullable(fixed(condition, other)).stream())
                .findFirst();
    }

    private static @Nullable String fixed(Condition condition, Field field) {
        return switch (condition) {
            case Condition.Comparison(Field left, Condition.Comparator comparator, Constant value) when left
                    .equals(field)
                    && comparator == Condition.Comparator.EQUAL ->
                value.value().toString();
            case Condition.OneOf(Field left, var values) when left.equals(field) && values.size() == 1 ->
                values.getFirst().value().toString();
            default -> null;
        };
    }

    private static Optional<ColumnRef> stored(Field field) {
        return field.source() instanceof Source.TableSource table
                ? Optional.of(new ColumnRef(table.table(), field.column()))
                : Optional.empty();
    }
}
