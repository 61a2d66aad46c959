package dev.sqlchat.engine.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.AllOf;
import dev.sqlchat.engine.plan.Condition.AnyOf;
import dev.sqlchat.engine.plan.Condition.Between;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Exists;
import dev.sqlchat.engine.plan.Condition.InPlan;
import dev.sqlchat.engine.plan.Condition.IsNull;
import dev.sqlchat.engine.plan.Condition.Not;
import dev.sqlchat.engine.plan.Condition.OneOf;
import dev.sqlchat.engine.plan.Condition.Place;
import dev.sqlchat.engine.plan.Condition.TextMatch;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Elapsed;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.Expression.Unit;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.From.Join;
import dev.sqlchat.engine.plan.From.Pair;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.QueryPlan.SetOperator;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;

/** Plans over the shop schema, by name; plan-cases.txt says what is to be written for each. */
final class PlanCases {

    static final TableSource CUSTOMER = TableSource.of(TableName.of("customer"));
    static final TableSource ORDERS = TableSource.of(TableName.of("orders"));
    static final TableSource LINE = TableSource.of(TableName.of("line"));
    static final TableSource PRODUCT = TableSource.of(TableName.of("product"));
    static final TableSource EMPLOYEE = TableSource.of(TableName.of("employee"));
    static final TableSource BOSS = new TableSource(TableName.of("employee"), 1);
    static final TableSource NOTE = TableSource.of(TableName.of("Order Note"));

    private static final Map<String, QueryPlan> CASES = new LinkedHashMap<>();

    static {
        add("all rows", from(PRODUCT).output(new AllFields(PRODUCT)));
        add("count of rows", from(CUSTOMER).output(Expression.countRows(), "customers"));
        add("columns in order", from(CUSTOMER).output(field(CUSTOMER, "name")).output(field(CUSTOMER, "city"))
                .where(equal(field(CUSTOMER, "city"), "Oslo")).order(field(CUSTOMER, "name"), true));
        add("quote in a value",
                from(CUSTOMER).output(field(CUSTOMER, "id")).where(equal(field(CUSTOMER, "name"), "Dan O'Hara")));
        add("awkward names", from(NOTE).output(field(NOTE, "group")).output(field(NOTE, "Unit-Price"), "Price each")
                .where(new Not(new IsNull(field(NOTE, "two words")))));
        add("join", from(ORDERS).join(CUSTOMER, ORDERS, "customer_id", "id", false).output(field(CUSTOMER, "name"))
                .output(field(ORDERS, "id")).order(field(ORDERS, "id"), false));
        add("outer join with zero counts", from(CUSTOMER).join(ORDERS, CUSTOMER, "id", "customer_id", true)
                .output(field(CUSTOMER, "name")).output(count(field(ORDERS, "id")), "orders")
                .group(field(CUSTOMER, "id"), field(CUSTOMER, "name")).order(count(field(ORDERS, "id")), true)
                .order(field(CUSTOMER, "name"), false));
        add("self join", from(EMPLOYEE).join(BOSS, EMPLOYEE, "boss_id", "id", false).output(field(EMPLOYEE, "name"))
                .output(field(BOSS, "name"), "boss").order(field(EMPLOYEE, "name"), false));
        add("grouping completes itself", from(CUSTOMER).join(ORDERS, CUSTOMER, "id", "customer_id", false)
                .output(field(CUSTOMER, "name")).output(Expression.countRows()).group(field(CUSTOMER, "id"))
                .order(field(CUSTOMER, "name"), false));
        add("having", from(ORDERS).output(field(ORDERS, "status")).group(field(ORDERS, "status"))
                .having(new Comparison(Expression.countRows(), Comparator.GREATER_OR_EQUAL, constant(2L)))
                .order(field(ORDERS, "status"), false));
        add("order by a count that is not shown", from(LINE).join(PRODUCT, LINE, "product_id", "id", false)
                .output(field(PRODUCT, "name")).group(field(PRODUCT, "id")).order(sum(field(LINE, "quantity")), true)
                .order(field(PRODUCT, "name"), true).limit(1));
        add("distinct values", from(CUSTOMER).distinct().output(field(CUSTOMER, "city"))
                .where(new Not(new IsNull(field(CUSTOMER, "city")))).order(field(CUSTOMER, "city"), false));
        add("distinct ordered by another column", from(CUSTOMER).distinct().output(field(CUSTOMER, "city"))
                .where(new Not(new IsNull(field(CUSTOMER, "city")))).order(field(CUSTOMER, "joined"), true));
        add("distinct groups ordered by a count", from(LINE).distinct().output(field(LINE, "quantity"))
                .group(field(LINE, "quantity"), field(LINE, "product_id")).order(sum(field(LINE, "quantity")), true));
        add("distinct groups", from(ORDERS).distinct().output(field(ORDERS, "status")).group(field(ORDERS, "status"))
                .order(count(field(ORDERS, "id")), true).order(field(ORDERS, "status"), false));
        add("distinct whole rows in order",
                from(CUSTOMER).distinct().output(new AllFields(CUSTOMER)).order(field(CUSTOMER, "joined"), true));
        add("count of distinct values",
                from(ORDERS).output(new Aggregate(Function.COUNT, field(ORDERS, "customer_id"), true), "n"));
        add("average", from(LINE).output(new Aggregate(Function.AVERAGE, field(LINE, "quantity"), false), "average"));
        add("highest number kept as text",
                from(PRODUCT).output(new Aggregate(Function.MAXIMUM, field(PRODUCT, "size"), false), "largest"));
        add("numbers kept as text in order", from(PRODUCT).output(field(PRODUCT, "name"))
                .where(compare(field(PRODUCT, "size"), Comparator.GREATER, 5L)).order(field(PRODUCT, "size"), true));
        add("share of two counts", from(ORDERS).output(new Arithmetic(new Arithmetic(constant(100L), Operator.TIMES,
                sum(new Choice(equal(field(ORDERS, "status"), "done"), constant(1L), constant(0L)))),
                Operator.DIVIDED_BY,
                Expression.countRows()), "share"));
        add("number of some rows", from(ORDERS).output(field(ORDERS, "customer_id")).output(
                new Aggregate(Function.COUNT, new Choice(equal(field(ORDERS, "status"), "done"), constant(1L), null),
                        false),
                "done")
                .where(new Not(new IsNull(field(ORDERS, "customer_id"))))
                .group(field(ORDERS, "customer_id")).order(field(ORDERS, "customer_id"), false));
        add("quotient", from(PRODUCT).output(field(PRODUCT, "id"))
                .output(new Arithmetic(field(PRODUCT, "id"), Operator.DIVIDED_BY, field(PRODUCT, "price")), "q")
                .order(field(PRODUCT, "id"), false));
        add("arithmetic keeps its order", from(LINE).output(new Arithmetic(
                new Arithmetic(field(LINE, "quantity"), Operator.MINUS,
                        new Arithmetic(constant(3L), Operator.MINUS, constant(-1L))),
                Operator.TIMES, new Arithmetic(field(LINE, "order_id"), Operator.PLUS, constant(1L))), "x")
                .where(equal(field(LINE, "order_id"), 12L)));
        add("halves",
                from(LINE).output(new Arithmetic(new Arithmetic(field(LINE, "quantity"), Operator.PLUS, constant(1L)),
                        Operator.DIVIDED_BY, constant(2L)), "half")
                        .output(new Arithmetic(new Arithmetic(field(LINE, "quantity"),
                                Operator.TIMES, constant(3L)), Operator.DIVIDED_BY, constant(2L)), "more")
                        .output(new Arithmetic(constant(5L), Operator.DIVIDED_BY, constant(2L)), "plain")
                        .output(new Arithmetic(constant(new BigDecimal("2.50")), Operator.DIVIDED_BY, constant(2L)),
                                "exact")
                        .where(equal(field(LINE, "order_id"), 12L)));
        for (Grain grain : Grain.values()) {
            Period period = new Period(grain, field(ORDERS, "placed"));
            add("by " + grain.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    from(ORDERS).output(period, "period").output(Expression.countRows(), "n").group(period)
                            .order(period, false));
        }
        var shipping = new Elapsed(Unit.DAY, field(ORDERS, "placed"), field(ORDERS, "shipped"));
        add("days from one date to another", from(ORDERS).output(field(ORDERS, "id")).output(shipping, "days")
                .where(equal(field(ORDERS, "id"), 10L)));
        add("hours from one date to another",
                from(ORDERS).output(new Elapsed(Unit.HOUR, field(ORDERS, "placed"), field(ORDERS, "shipped")), "hours")
                        .where(equal(field(ORDERS, "id"), 12L)));
        add("twice the time", from(ORDERS).output(field(ORDERS, "id"))
                .where(new Comparison(new Arithmetic(constant(2L), Operator.TIMES, shipping), Comparator.GREATER,
                        constant(6L))));
        add("month of a date kept as text",
                from(ORDERS).output(new Period(Grain.MONTH, field(ORDERS, "shipped")), "month")
                        .where(new Not(new IsNull(field(ORDERS, "shipped")))).order(field(ORDERS, "id"), false));
        add("label like a column", grouped("status", new Period(Grain.MONTH, field(ORDERS, "placed"))));
        add("within a month", from(ORDERS).output(field(ORDERS, "id"))
                .where(new Within(field(ORDERS, "placed"), day(5, 1), day(6, 1))).order(field(ORDERS, "id"), false));
        add("outside of a month", from(ORDERS).output(field(ORDERS, "id"))
                .where(new Not(new Within(field(ORDERS, "placed"), day(5, 1), day(6, 1))),
                        equal(field(ORDERS, "status"), "open")));
        add("since a day",
                from(CUSTOMER).output(field(CUSTOMER, "name"))
                        .where(new Within(field(CUSTOMER, "joined"), day(5, 1), null))
                        .order(field(CUSTOMER, "name"), false));
        add("not since a day", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Not(new Within(field(CUSTOMER, "joined"), day(5, 1), null)))
                .order(field(CUSTOMER, "name"), false));
        add("not before a day", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Not(new Within(field(CUSTOMER, "joined"), null, day(5, 1))))
                .order(field(CUSTOMER, "name"), false));
        for (Comparator comparator : Comparator.values()) {
            add("moment " + comparator.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " a day",
                    from(ORDERS).output(field(ORDERS, "id"))
                            .where(new Comparison(field(ORDERS, "placed"), comparator, constant(day(5, 31))))
                            .order(field(ORDERS, "id"), false));
        }
        add("moment between days", from(ORDERS).output(field(ORDERS, "id"))
                .where(new Between(field(ORDERS, "placed"), constant(day(5, 1)), constant(day(5, 31))))
                .order(field(ORDERS, "id"), false));
        add("moment on one of two days", from(ORDERS).output(field(ORDERS, "id"))
                .where(new OneOf(field(ORDERS, "placed"), List.of(constant(day(5, 1)), constant(day(6, 1)))),
                        new Not(equal(field(ORDERS, "status"), "lost")))
                .order(field(ORDERS, "id"), false));
        add("exact moment", from(ORDERS).output(field(ORDERS, "id"))
                .where(new Comparison(field(ORDERS, "placed"), Comparator.GREATER,
                        constant(LocalDateTime.of(2026, 5, 31, 12, 0)))));
        add("date equal to a day", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Comparison(field(CUSTOMER, "joined"), Comparator.EQUAL, constant(day(5, 2)))));
        add("text with wildcards", from(PRODUCT).output(field(PRODUCT, "name"))
                .where(new TextMatch(field(PRODUCT, "name"), Place.ANYWHERE, "P_50%")));
        add("text at the start", from(PRODUCT).output(field(PRODUCT, "name"))
                .where(new TextMatch(field(PRODUCT, "name"), Place.START, "lamp")));
        add("text not at the end", from(PRODUCT).output(field(PRODUCT, "name"))
                .where(new Not(new TextMatch(field(PRODUCT, "name"), Place.END, "LAMP")))
                .order(field(PRODUCT, "name"), false));
        add("digits of a number",
                from(PRODUCT).output(field(PRODUCT, "id")).where(new TextMatch(field(PRODUCT, "id"), Place.END, "3")));
        add("one of",
                from(CUSTOMER).output(field(CUSTOMER, "id"))
                        .where(new OneOf(field(CUSTOMER, "name"), List.of(constant("Ada"), constant("Bo"))))
                        .order(field(CUSTOMER, "id"), false));
        add("none of", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .where(new Not(new OneOf(field(CUSTOMER, "name"), List.of(constant("Ada"), constant("Bo")))))
                .order(field(CUSTOMER, "id"), false));
        add("one of one", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .where(new OneOf(field(CUSTOMER, "name"), List.of(constant("Ada")))));
        add("one of nothing",
                from(CUSTOMER).output(field(CUSTOMER, "id")).where(new OneOf(field(CUSTOMER, "name"), List.of())));
        add("not between", from(PRODUCT).output(field(PRODUCT, "id"))
                .where(new Not(new Between(field(PRODUCT, "price"), constant(1L), constant(30L))))
                .order(field(PRODUCT, "id"), false));
        add("either of two", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .where(new AnyOf(
                        List.of(equal(field(CUSTOMER, "city"), "Oslo"), equal(field(CUSTOMER, "city"), "Bergen"))))
                .order(field(CUSTOMER, "id"), false));
        add("and over or", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .where(new AnyOf(List.of(equal(field(CUSTOMER, "city"), "Oslo"),
                        new AllOf(
                                List.of(equal(field(CUSTOMER, "city"), "Bergen"), equal(field(CUSTOMER, "id"), 3L))))),
                        new AllOf(List.of(compare(field(CUSTOMER, "id"), Comparator.LESS, 4L),
                                compare(field(CUSTOMER, "id"), Comparator.NOT_EQUAL, 9L)))));
        add("neither nor", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .where(new Not(new AnyOf(List.of(equal(field(CUSTOMER, "city"), "Oslo"),
                        new Not(compare(field(CUSTOMER, "id"), Comparator.LESS, 3L)))))));
        add("true values",
                from(PRODUCT).output(field(PRODUCT, "id"))
                        .where(new Comparison(field(PRODUCT, "active"), Comparator.EQUAL, constant(true)))
                        .order(field(PRODUCT, "id"), false));
        add("true values as a number",
                from(PRODUCT).output(field(PRODUCT, "id")).where(equal(field(PRODUCT, "active"), 0L))
                        .order(field(PRODUCT, "id"), false));
        add("year as a number", from(ORDERS).output(field(ORDERS, "id"))
                .where(equal(new Period(Grain.YEAR, field(ORDERS, "placed")), 2025L)));
        add("month number as text", from(ORDERS).output(field(ORDERS, "id"))
                .where(equal(new Period(Grain.MONTH_OF_YEAR, field(ORDERS, "placed")), "6")));
        add("text compared with a number", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .where(compare(field(CUSTOMER, "name"), Comparator.NOT_EQUAL, 7L), equal(field(CUSTOMER, "id"), 1L)));
        add("in a plan", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new InPlan(field(CUSTOMER, "id"), from(ORDERS).output(field(ORDERS, "customer_id"))
                        .where(equal(field(ORDERS, "status"), "open")).plan())));
        add("not in a plan with nulls", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Not(
                        new InPlan(field(CUSTOMER, "id"), from(ORDERS).output(field(ORDERS, "customer_id")).plan())))
                .order(field(CUSTOMER, "name"), false));
        add("not in a plan without nulls", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Not(new InPlan(field(CUSTOMER, "id"), from(LINE).output(field(LINE, "quantity")).plan())))
                .order(field(CUSTOMER, "name"), false));
        add("not in the top of a plan", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Not(new InPlan(field(CUSTOMER, "id"),
                        from(ORDERS).output(field(ORDERS, "customer_id")).order(field(ORDERS, "placed"), false).limit(2)
                                .plan())))
                .order(field(CUSTOMER, "name"), false));
        add("not in a union", from(CUSTOMER).output(field(CUSTOMER, "name"))
                .where(new Not(new InPlan(field(CUSTOMER, "id"),
                        new Combined(SetOperator.UNION, from(ORDERS).output(field(ORDERS, "customer_id")).plan(),
                                from(EMPLOYEE).output(field(EMPLOYEE, "boss_id")).plan()))))
                .order(field(CUSTOMER, "name"), false));
        add("exists", from(CUSTOMER).output(field(CUSTOMER, "name")).where(new Exists(ordersOfCustomer()))
                .order(field(CUSTOMER, "name"), false));
        add("not exists", from(CUSTOMER).output(field(CUSTOMER, "name")).where(new Not(new Exists(ordersOfCustomer())))
                .order(field(CUSTOMER, "name"), false));
        add("exists with groups",
                from(CUSTOMER).output(field(CUSTOMER, "name"))
                        .where(new Exists(from(ORDERS).output(field(ORDERS, "customer_id"))
                                .where(same(field(ORDERS, "customer_id"), field(CUSTOMER, "id")))
                                .group(field(ORDERS, "customer_id"))
                                .having(compare(Expression.countRows(), Comparator.GREATER, 1L)).plan())));
        add("exists in the same table", from(EMPLOYEE).output(field(EMPLOYEE, "name"))
                .where(new Exists(from(BOSS).output(field(BOSS, "id"))
                        .where(same(field(BOSS, "boss_id"), field(EMPLOYEE, "id"))).plan()))
                .order(field(EMPLOYEE, "name"), false));
        add("aliases at two levels",
                from(CUSTOMER).join(ORDERS, CUSTOMER, "id", "customer_id", false).distinct()
                        .output(field(CUSTOMER, "name"))
                        .where(new Exists(from(new TableSource(TableName.of("orders"), 1))
                                .output(field(new TableSource(TableName.of("orders"), 1), "id"))
                                .where(same(field(new TableSource(TableName.of("orders"), 1), "customer_id"),
                                        field(CUSTOMER, "id")),
                                        new Comparison(field(new TableSource(TableName.of("orders"), 1), "id"),
                                                Comparator.NOT_EQUAL, field(ORDERS, "id")))
                                .plan())));
        add("above the average", from(EMPLOYEE).output(field(EMPLOYEE, "name"))
                .where(new Comparison(field(EMPLOYEE, "salary"), Comparator.GREATER, new Scalar(from(EMPLOYEE)
                        .output(new Aggregate(Function.AVERAGE, field(EMPLOYEE, "salary"), false)).plan()))));
        add("over groups", overGroups());
        add("joined with groups", joinedWithGroups());
        add("union", combined(SetOperator.UNION));
        add("intersection", combined(SetOperator.INTERSECT));
        add("difference", combined(SetOperator.EXCEPT));
        add("union of tops", new Combined(SetOperator.UNION, ordered(CUSTOMER, "id", 1), ordered(EMPLOYEE, "id", 1)));
        add("sets of sets",
                new Combined(SetOperator.EXCEPT, new Combined(SetOperator.UNION, ids(CUSTOMER), ids(PRODUCT)),
                        new Combined(SetOperator.UNION, ids(EMPLOYEE), ids(LINE, "order_id"))));
        add("union of three", new Combined(SetOperator.UNION, new Combined(SetOperator.UNION, ids(CUSTOMER), ids(NOTE)),
                new Combined(SetOperator.UNION, ids(EMPLOYEE), ids(EMPLOYEE))));
        add("highest first with missing values",
                from(PRODUCT).output(field(PRODUCT, "name")).order(field(PRODUCT, "price"), true)
                        .order(field(PRODUCT, "name"), false));
        add("lowest first with missing values",
                from(PRODUCT).output(field(PRODUCT, "name")).order(field(PRODUCT, "price"), false).limit(1));
        add("numbers of a text column",
                from(ORDERS).output(field(ORDERS, "id"))
                        .where(new Not(new OneOf(field(ORDERS, "status"), List.of(constant(1L), constant(2L)))))
                        .order(field(ORDERS, "id"), false));
        add("number compared with a choice of texts", from(PRODUCT).output(field(PRODUCT, "id"))
                .where(equal(field(PRODUCT, "id"), 100L),
                        compare(new Choice(new IsNull(field(PRODUCT, "price")), constant("1"), constant("2")),
                                Comparator.EQUAL, 2L)));
        add("columns of different types",
                from(LINE).join(PRODUCT, LINE, "quantity", "size", false).output(field(LINE, "order_id"))
                        .where(same(field(PRODUCT, "size"), field(PRODUCT, "id"))));
        add("hidden order column",
                from(PRODUCT).output(new Arithmetic(constant(0L), Operator.MINUS, field(PRODUCT, "id")), "name")
                        .order(field(PRODUCT, "name"), false));
        add("total only", from(LINE).output(sum(field(LINE, "quantity")), "total").order(field(LINE, "order_id"), false)
                .limit(1));
        add("order by a constant",
                from(LINE).output(Expression.countRows(), "n").group(constant("x")).order(constant(1L), false));
        add("choice of texts", from(CUSTOMER).output(field(CUSTOMER, "id"))
                .output(new Choice(new IsNull(field(CUSTOMER, "city")), constant("nowhere"), field(CUSTOMER, "city")),
                        "place")
                .order(field(CUSTOMER, "id"), false));
    }

    private PlanCases() {}

    static Map<String, QueryPlan> all() {
        return CASES;
    }

    static Builder from(Source root) {
        return new Builder(root);
    }

    private static void add(String name, Builder builder) {
        add(name, builder.plan());
    }

    private static void add(String name, QueryPlan plan) {
        if (CASES.put(name, plan) != null) {
            throw new IllegalArgumentException("two cases are called " + name);
        }
    }

    private static QueryPlan ordersOfCustomer() {
        return from(ORDERS).output(field(ORDERS, "id")).where(same(field(ORDERS, "customer_id"), field(CUSTOMER, "id")))
                .plan();
    }

    private static Builder grouped(String label, Expression key) {
        return from(ORDERS).output(key, label).output(Expression.countRows(), "n").group(key).order(key, false);
    }

    private static QueryPlan overGroups() {
        Derived groups = new Derived(
                from(ORDERS).output(field(ORDERS, "status")).output(Expression.countRows(), "n")
                        .group(field(ORDERS, "status")).plan(),
                "per_status");
        return from(groups).output(new Aggregate(Function.AVERAGE, field(groups, "n"), false), "average").plan();
    }

    private static QueryPlan joinedWithGroups() {
        Derived groups = new Derived(from(ORDERS).output(field(ORDERS, "customer_id"))
                .output(new Aggregate(Function.MAXIMUM, field(ORDERS, "placed"), false), "last")
                .where(new Not(new IsNull(field(ORDERS, "customer_id")))).group(field(ORDERS, "customer_id")).plan(),
                "latest");
        return from(CUSTOMER).join(groups, CUSTOMER, "id", "customer_id", false).output(field(CUSTOMER, "name"))
                .output(new Period(Grain.DAY, field(groups, "last")), "last day").order(field(CUSTOMER, "name"), false)
                .plan();
    }

    private static QueryPlan combined(SetOperator operator) {
        return new Combined(operator, ids(CUSTOMER), ordered(EMPLOYEE, "boss_id", null));
    }

    private static QueryPlan ids(TableSource source) {
        return ids(source, "id");
    }

    private static QueryPlan ids(TableSource source, String column) {
        return from(source).output(field(source, column)).plan();
    }

    private static QueryPlan ordered(TableSource source, String column, Integer limit) {
        Builder builder = from(source).output(field(source, column)).where(new Not(new IsNull(field(source, column))))
                .order(field(source, column), true);
        return limit == null ? builder.plan() : builder.limit(limit).plan();
    }

    static Field field(Source source, String column) {
        return new Field(source, column);
    }

    static Constant constant(Object value) {
        return new Constant(value);
    }

    static Aggregate count(Expression argument) {
        return new Aggregate(Function.COUNT, argument, false);
    }

    static Aggregate sum(Expression argument) {
        return new Aggregate(Function.SUM, argument, false);
    }

    static Condition equal(Expression left, Object value) {
        return compare(left, Comparator.EQUAL, value);
    }

    static Condition compare(Expression left, Comparator comparator, Object value) {
        return new Comparison(left, comparator, constant(value));
    }

    static Condition same(Expression left, Expression right) {
        return new Comparison(left, Comparator.EQUAL, right);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    /** Adds clauses in any order. */
    static final class Builder {

        private Select select;

        private Builder(Source root) {
            select = new Select(false, List.of(), From.of(root), List.of(), List.of(), List.of(), List.of(), null);
        }

        Builder distinct() {
            return with(new Select(true, select.outputs(), select.from(), select.where(), select.groupBy(),
                    select.having(), select.orderBy(), select.limit()));
        }

        Builder output(Expression expression) {
            return output(expression, null);
        }

        Builder output(Expression expression, String label) {
            return with(new Select(select.distinct(), plus(select.outputs(), new Output(expression, label)),
                    select.from(), select.where(), select.groupBy(),
                    select.having(), select.orderBy(), select.limit()));
        }

        Builder join(Source joined, Source left, String leftColumn, String column, boolean outer) {
            Join join = new Join(joined, outer, List.of(new Pair(field(left, leftColumn), field(joined, column))));
            From from = new From(select.from().root(), plus(select.from().joins(), join));
            return with(new Select(select.distinct(), select.outputs(), from, select.where(), select.groupBy(),
                    select.having(), select.orderBy(), select.limit()));
        }

        Builder where(Condition... conditions) {
            return with(new Select(select.distinct(), select.outputs(), select.from(),
                    plus(select.where(), List.of(conditions)),
                    select.groupBy(), select.having(),
                    select.orderBy(), select.limit()));
        }

        Builder group(Expression... keys) {
            return with(new Select(select.distinct(), select.outputs(), select.from(), select.where(),
                    plus(select.groupBy(), List.of(keys)), select.having(),
                    select.orderBy(), select.limit()));
        }

        Builder having(Condition... conditions) {
            return with(new Select(select.distinct(), select.outputs(), select.from(), select.where(), select.groupBy(),
                    plus(select.having(), List.of(conditions)),
                    select.orderBy(), select.limit()));
        }

        Builder order(Expression expression, boolean descending) {
            return with(new Select(select.distinct(), select.outputs(), select.from(), select.where(), select.groupBy(),
                    select.having(),
                    plus(select.orderBy(), new Ordering(expression, descending)), select.limit()));
        }

        Builder limit(int limit) {
            return with(new Select(select.distinct(), select.outputs(), select.from(), select.where(), select.groupBy(),
                    select.having(), select.orderBy(), limit));
        }

        Select plan() {
            return select;
        }

        private Builder with(Select changed) {
            select = changed;
            return this;
        }

        private static <T> List<T> plus(List<T> list, T added) {
            return plus(list, List.of(added));
        }

        private static <T> List<T> plus(List<T> list, List<T> added) {
            return Stream.concat(list.stream(), added.stream()).toList();
        }
    }
}
