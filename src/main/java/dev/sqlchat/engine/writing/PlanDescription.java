package dev.sqlchat.engine.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.Derived;

/**
 * A plan in one English phrase for people who read no SQL: "Number of resources where status is 'running', by location,
 * highest first, first 5".
 */
public final class PlanDescription {

    private final Select select;
    private final Phrases phrases;

    PlanDescription(Select select, Catalog catalog) {
        this(select, new Phrases(catalog, select));
    }

    private PlanDescription(Select select, Phrases phrases) {
        this.select = select;
        this.phrases = phrases;
    }

    public static String of(QueryPlan plan, Catalog catalog) {
        String phrase = phrase(plan, catalog);
        return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** What restricts the rows of the query, without quotes: " where location is westeurope or status is stopped". */
    public static String where(Select select, Catalog catalog) {
        return new PlanDescription(select, Phrases.plain(catalog, select)).where();
    }

    static String phrase(QueryPlan plan, Catalog catalog) {
        return switch (plan) {
            case Select select -> new PlanDescription(select, catalog).phrase();
            case Combined(QueryPlan.SetOperator operator, QueryPlan left, QueryPlan right) ->
                side(left, operator, catalog) + word(operator) + side(right, operator, catalog);
        };
    }

    private static String side(QueryPlan plan, QueryPlan.SetOperator operator, Catalog catalog) {
        boolean nested = plan instanceof Combined combined && combined.operator() != operator;
        return nested ? "(" + phrase(plan, catalog) + ")" : phrase(plan, catalog);
    }

    private static String word(QueryPlan.SetOperator operator) {
        return switch (operator) {
            case UNION -> ", together with ";
            case INTERSECT -> ", only those also among ";
            case EXCEPT -> ", without those among ";
        };
    }

    private String phrase() {
        return head() + where() + groups() + having() + order() + limit();
    }

    /** What is shown. */
    String head() {
        List<Expression> told = told();
        if (told.stream().allMatch(AllFields.class::isInstance)) {
            return phrases.rows(((AllFields) told.getFirst()).source());
        }
        List<String> names = told.stream().map(phrases::phrase).distinct().toList();
        return different(names) + owner(String.join(" ", names));
    }

    /** What is told of each group; of rows all outputs. */
    private List<Expression> told() {
        List<Expression> outputs = select.outputs().stream().map(Output::expression).toList();
        List<Expression> beside = outputs.stream().filter(output -> !select.groupBy().contains(output)).toList();
        return beside.isEmpty() ? outputs : beside;
    }

    private String different(List<String> names) {
        if (!select.distinct()) {
            return Wording.listed(names, "and");
        }
        return names.size() == 1
                ? "different " + Wording.plural(names.getFirst())
                : "different combinations of " + Wording.listed(names, "and");
    }

    /** Counts name their rows themselves. */
    private String owner(String told) {
        if (phrases.subject() instanceof Derived derived) {
            return per(derived.plan());
        }
        String rows = phrases.rows(phrases.subject());
        boolean counted = told().stream().allMatch(PlanDescription::isCount) || told.contains("number of " + rows);
        return counted ? "" : " of " + rows;
    }

    private static boolean isCount(Expression expression) {
        return expression instanceof Expression.Aggregate aggregate
                && aggregate.function() == Expression.Function.COUNT;
    }

    private String per(QueryPlan plan) {
        if (!(plan instanceof Select inner) || inner.groupBy().isEmpty()) {
            return "";
        }
        PlanDescription description = new PlanDescription(inner, phrases.catalog());
        return " per " + Wording.listed(description.keys(), "and") + description.where();
    }

    private String where() {
        return select.where().isEmpty() ? "" : " where " + phrases.all(select.where());
    }

    private String groups() {
        boolean shown = select.groupBy().isEmpty() || told().stream().anyMatch(select.groupBy()::contains);
        return shown ? "" : ", by " + Wording.listed(keys(), "and");
    }

    /** The keys that are shown, or all where none is. */
    private List<String> keys() {
        List<Expression> outputs = select.outputs().stream().map(Output::expression).toList();
        List<Expression> shown = select.groupBy().stream().filter(outputs::contains).toList();
        return (shown.isEmpty() ? select.groupBy() : shown).stream().map(phrases::phrase).toList();
    }

    private String having() {
        List<String> limits = new ArrayList<>();
        for (Condition condition : select.having()) {
            limits.add(
                    condition instanceof Comparison(Expression left, Condition.Comparator comparator, Expression right)
                            ? phrases.phrase(left) + " "
                                    + (Phrases.words(comparator, phrases.isTemporal(left)) + phrases.phrase(right))
                            : phrases.phrase(condition));
        }
        return limits.isEmpty() ? "" : ", only with " + Wording.listed(limits, "and");
    }

    private String order() {
        StringBuilder order = new StringBuilder();
        select.orderBy().forEach(ordering -> order.append(", ").append(order(ordering)));
        return order.toString();
    }

    String order(Ordering ordering) {
        Expression key = ordering.expression();
        String name = named(key);
        if (key instanceof Expression.Period) {
            return ordering.descending() ? "latest" + name + " first" : "sorted by " + phrases.phrase(key);
        }
        if (phrases.isTemporal(key)) {
            return (ordering.descending() ? "latest" : "earliest") + name + " first";
        }
        if (phrases.isAmount(key)) {
            return (ordering.descending() ? "highest" : "lowest") + name + " first";
        }
        return "sorted by " + phrases.phrase(key) + (ordering.descending() ? " backwards" : "");
    }

    /** The only figure that is told need not be named again. */
    private String named(Expression key) {
        return told().equals(List.of(key)) ? "" : " " + phrases.phrase(key);
    }

    private String limit() {
        Integer limit = select.limit();
        if (limit == null) {
            return "";
        }
        return limit == 1 ? ", only the first" : ", first " + limit;
    }
}
