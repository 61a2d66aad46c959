package dev.sqlchat.engine.plan;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What the nodes of a plan consist of. */
public final class Parts {

    private Parts() {}

    /** The root, then what is joined to it in order. */
    public static Stream<Source> sources(From from) {
        return Stream.concat(Stream.of(from.root()), from.joins().stream().map(From.Join::source));
    }

    /** Every expression that stands directly in a clause. */
    public static Stream<Expression> expressions(Select select) {
        return Stream.of(select.outputs().stream().map(QueryPlan.Output::expression),
                select.from().joins().stream().flatMap(Parts::fields), select.groupBy().stream(),
                select.orderBy().stream().map(QueryPlan.Ordering::expression)).flatMap(part -> part);
    }

    /** Every expression that stands in a clause or a condition. */
    public static Stream<Expression> allExpressions(Select select) {
        return Stream.concat(expressions(select), conditions(select).flatMap(Parts::allOperands));
    }

    private static Stream<Expression> fields(From.Join join) {
        return join.on().stream().flatMap(pair -> Stream.of(pair.left(), pair.right()));
    }

    public static Stream<Condition> conditions(Select select) {
        return Stream.concat(select.where().stream(), select.having().stream());
    }

    public static Stream<Expression> operands(Expression expression) {
        return switch (expression) {
            case Expression.Field field -> Stream.empty();
            case Expression.AllFields all -> Stream.empty();
            case Expression.Constant constant -> Stream.empty();
            case Expression.Scalar scalar -> Stream.empty();
            case Expression.Aggregate aggregate -> optional(aggregate.argument());
            case Expression.Arithmetic arithmetic -> Stream.of(arithmetic.left(), arithmetic.right());
            case Expression.Period period -> Stream.of(period.date());
            case Expression.Elapsed elapsed -> Stream.of(elapsed.from(), elapsed.to());
            case Expression.Choice choice -> Stream.concat(Stream.of(choice.then()), optional(choice.otherwise()));
        };
    }

    /** The expression and all that it is made of. */
    public static Stream<Expression> withOperands(Expression expression) {
        var direct = Stream.concat(operands(expression), conditions(expression).flatMap(Parts::allOperands));
        return Stream.concat(Stream.of(expression), direct.flatMap(Parts::withOperands));
    }

    /** The expression, all that it is made of, and what its conditions look at. */
    public static Stream<Expression> withConditions(Expression expression) {
        return withOperands(expression).flatMap(part -> Stream.concat(Stream.of(part),
                conditions(part).flatMap(Parts::allOperands).flatMap(Parts::withConditions)));
    }

    private static Stream<Expression> optional(@Nullable Expression expression) {
        return expression == null ? Stream.empty() : Stream.of(expression);
    }

    public static Stream<Condition> conditions(Expression expression) {
        return expression instanceof Expression.Choice choice ? Stream.of(choice.condition()) : Stream.empty();
    }

    public static Stream<QueryPlan> ownPlans(Expression expression) {
        return expression instanceof Expression.Scalar scalar ? Stream.of(scalar.plan()) : Stream.empty();
    }

    /** Every plan nested in the expression, but not those nested in these. */
    public static Stream<QueryPlan> plans(Expression expression) {
        return Stream.of(ownPlans(expression), operands(expression).flatMap(Parts::plans),
                conditions(expression).flatMap(Parts::plans)).flatMap(part -> part);
    }

    public static Stream<Expression> operands(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> Stream.of(comparison.left(), comparison.right());
            case Condition.Between between -> Stream.of(between.value(), between.low(), between.high());
            case Condition.Within within -> Stream.of(within.date());
            case Condition.OneOf oneOf -> Stream.concat(Stream.of(oneOf.value()), oneOf.values().stream());
            case Condition.InPlan inPlan -> Stream.of(inPlan.value());
            case Condition.TextMatch match -> Stream.of(match.text());
            case Condition.IsNull isNull -> Stream.of(isNull.value());
            case Condition.Exists exists -> Stream.empty();
            case Condition.Not not -> Stream.empty();
            case Condition.AnyOf anyOf -> Stream.empty();
            case Condition.AllOf allOf -> Stream.empty();
        };
    }

    public static Stream<Expression> allOperands(Condition condition) {
        return Stream.concat(operands(condition), conditions(condition).flatMap(Parts::allOperands));
    }

    public static Stream<Condition> conditions(Condition condition) {
        return switch (condition) {
            case Condition.Not not -> Stream.of(not.condition());
            case Condition.AnyOf anyOf -> anyOf.conditions().stream();
            case Condition.AllOf allOf -> allOf.conditions().stream();
            default -> Stream.empty();
        };
    }

    public static Stream<QueryPlan> ownPlans(Condition condition) {
        return switch (condition) {
            case Condition.InPlan inPlan -> Stream.of(inPlan.plan());
            case Condition.Exists exists -> Stream.of(exists.plan());
            default -> Stream.empty();
        };
    }

    /** Every plan nested in the condition, but not those nested in these. */
    public static Stream<QueryPlan> plans(Condition condition) {
        return Stream.of(ownPlans(condition), operands(condition).flatMap(Parts::plans),
                conditions(condition).flatMap(Parts::plans)).flatMap(part -> part);
    }

    /** The query, or queries, of the plan and all that are nested in it, from the outside in. */
    public static Stream<Select> selects(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Combined combined -> Stream.concat(selects(combined.left()), selects(combined.right()));
            case Select select -> Stream.concat(Stream.of(select), nested(select).flatMap(Parts::selects));
        };
    }

    private static Stream<QueryPlan> nested(Select select) {
        Stream<QueryPlan> derived = sources(select.from()).filter(Source.Derived.class::isInstance)
                .map(source -> ((Source.Derived) source).plan());
        return Stream.of(derived, expressions(select).flatMap(Parts::plans), conditions(select).flatMap(Parts::plans))
                .flatMap(part -> part);
    }

    /** The first field that the expression is made from. */
    public static Optional<Expression.Field> firstField(Expression expression) {
        return expression instanceof Expression.Field field
                ? Optional.of(field)
                : operands(expression).flatMap(operand -> firstField(operand).stream()).findFirst();
    }

    public static boolean aggregates(Expression expression) {
        return expression instanceof Expression.Aggregate || operands(expression).anyMatch(Parts::aggregates)
                || conditions(expression).anyMatch(Parts::aggregates);
    }

    public static boolean aggregates(Condition condition) {
        return operands(condition).anyMatch(Parts::aggregates) || conditions(condition).anyMatch(Parts::aggregates);
    }

    /** Whether rows become groups. */
    public static boolean grouped(Select select) {
        return !select.groupBy().isEmpty() || !select.having().isEmpty()
                || expressions(select).anyMatch(Parts::aggregates);
    }
}
