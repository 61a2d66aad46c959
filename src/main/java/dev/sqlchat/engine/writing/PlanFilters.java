package dev.sqlchat.engine.writing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.Reading.Filter;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;

/** The restrictions of a plan on rows, as a receipt shows them. */
public final class PlanFilters {

    private final Catalog catalog;
    private final LinkedHashSet<Filter> filters = new LinkedHashSet<>();

    private PlanFilters(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Those of the rows that the query itself is of: without what makes the part of a whole. */
    public static List<Filter> ofRows(Select select, Catalog catalog) {
        PlanFilters found = new PlanFilters(catalog);
        found.addRows(select);
        return List.copyOf(found.filters);
    }

    /**
     * Each restriction once, {@code matchedFrom} null; operators may begin with {@code not}. What makes the part of a whole is
     * one, too. What restricts the rows of a
     * nested plan that rows must be in restricts them too; what they must not be in is one restriction.
     */
    public static List<Filter> of(QueryPlan plan, Catalog catalog) {
        PlanFilters found = new PlanFilters(catalog);
        found.addPlan(plan);
        return List.copyOf(found.filters);
    }

    private void addPlan(QueryPlan plan) {
        switch (plan) {
            case Select select -> {
                addRows(select);
                onlyNumber(select).stream().flatMap(number -> Percent.of(number).stream())
                        .flatMap(percent -> Stream.ofNullable(percent.part()))
                        .forEach(part -> add(part, false, select));
            }
            case QueryPlan.Combined combined -> {
                addPlan(combined.left());
                addPlan(combined.right());
            }
        }
    }

    /** What is said of one of several numbers is not said of the rows. */
    private static Optional<Expression> onlyNumber(Select select) {
        var numbers = select.outputs().stream().map(QueryPlan.Output::expression).filter(Parts::aggregates).toList();
        return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty();
    }

    private void addRows(Select select) {
        Sources.of(select.from()).forEach(this::addSource);
        select.where().forEach(condition -> add(condition, false, select));
    }

    private void addSource(Source source) {
        if (source instanceof Source.Derived derived) {
            addPlan(derived.plan());
        }
    }

    private void addNested(Condition.InPlan inPlan, boolean negated, Select select) {
        if (!negated && inPlan.plan() instanceof Select nested && !nested.where().isEmpty() && nested.having().isEmpty()
                && nested.limit() == null) {
            addPlan(nested);
        } else if (inPlan.plan() instanceof Select nested
                && new Phrases(catalog, select).arePartners(inPlan.value(), nested)) {
            add(inPlan.value(), not(negated) + "exists", new Phrases(catalog, nested).existing(nested));
        } else {
            add(inPlan.value(), not(negated) + "in", PlanDescription.phrase(inPlan.plan(), catalog));
        }
    }

    private void add(Condition condition, boolean negated, Select select) {
        switch (condition) {
            case Condition.Not(Condition inner) -> add(inner, !negated, select);
            case Condition.AllOf(List<Condition> parts) -> parts.forEach(part -> add(part, negated, select));
            case Condition.AnyOf(List<Condition> parts) -> parts.forEach(part -> add(part, negated, select));
            case Comparison comparison -> addComparison(comparison, negated, select);
            case Condition.Between between -> add(between.value(), not(negated) + "between",
                    text(between.low()) + " and " + text(between.high()));
            case Within within -> addWithin(within, negated);
            case Condition.OneOf oneOf -> add(oneOf.value(), not(negated) + "in",
                    oneOf.values().stream().map(this::text).collect(Collectors.joining(", ")));
            case Condition.InPlan inPlan -> addNested(inPlan, negated, select);
            case Condition.Exists(QueryPlan plan) -> addExists(plan, negated);
            case Condition.TextMatch match -> add(match.text(), not(negated) + "like", pattern(match));
            case Condition.IsNull isNull -> add(isNull.value(), negated ? "is not null" : "is null", "");
        }
    }

    private static String not(boolean negated) {
        return negated ? "not " : "";
    }

    private void add(Expression restricted, String operator, String value) {
        column(restricted).ifPresent(column -> filters.add(new Filter(column, operator, value, null)));
    }

    private static Optional<ColumnRef> column(Expression expression) {
        return Parts.firstField(expression).filter(field -> field.source() instanceof TableSource)
                .map(field -> new ColumnRef(((TableSource) field.source()).table(), field.column()));
    }

    private void addComparison(Comparison comparison, boolean negated, Select select) {
        if (!Phrases.isTie(comparison, select)) {
            Comparison meant = negated ? PlainConditions.opposite(comparison) : comparison;
            var sign = ConditionWriter.sign(meant.comparator());
            var value = isComputed(meant.right())
                    ? new Phrases(catalog, select).phrase(meant.right())
                    : text(meant.right());
            column(meant.left(), select).ifPresent(column -> filters.add(new Filter(column, sign, value, null)));
        }
    }

    /** What is made of several columns is called by all of them. */
    private Optional<ColumnRef> column(Expression expression, Select select) {
        return isComputed(expression)
                ? column(expression).map(
                        first -> new ColumnRef(first.table(), new Phrases(catalog, select).phrase(expression)))
                : column(expression);
    }

    private static boolean isComputed(Expression expression) {
        return expression instanceof Expression.Arithmetic || expression instanceof Expression.Elapsed;
    }

    private void addWithin(Within within, boolean negated) {
        LocalDate from = within.from();
        LocalDate before = within.before();
        if (from != null && before != null) {
            add(within.date(), not(negated) + "between", from + " and " + before.minusDays(1));
        } else if (from != null) {
            add(within.date(), negated ? "<" : ">=", from.toString());
        } else {
            add(within.date(), negated ? ">=" : "<", String.valueOf(before));
        }
    }

    /** Under the columns that the nested rows are tied to. */
    private void addExists(QueryPlan plan, boolean negated) {
        Parts.selects(plan).findFirst().ifPresent(inner -> {
            String partners = new Phrases(catalog, inner).existing(inner);
            for (Condition condition : inner.where()) {
                if (Phrases.isTie(condition, inner)) {
                    List<Expression> sides = new ArrayList<>(Parts.operands(condition).toList());
                    sides.removeIf(side -> Sources.of(inner.from()).contains(((Field) side).source()));
                    add(sides.getFirst(), not(negated) + "exists", partners);
                }
            }
        });
    }

    private static String pattern(Condition.TextMatch match) {
        return switch (match.place()) {
            case START -> match.fragment() + "%";
            case END -> "%" + match.fragment();
            case ANYWHERE -> "%" + match.fragment() + "%";
        };
    }

    private String text(Expression expression) {
        return switch (expression) {
            case Constant(Object value) -> Wording.plain(value);
            case Scalar(QueryPlan plan) -> PlanDescription.phrase(plan, catalog);
            default -> Parts.firstField(expression).map(field -> Wording.name(field.column())).orElse("");
        };
    }
}
