package dev.sqlchat.engine.writing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;

/** English for the expressions and conditions of one query. */
final class Phrases {

    private final Catalog catalog;
    private final Types types;
    private final From from;
    private final Source subject;
    private final boolean quotes;

    Phrases(Catalog catalog, Select select) {
        this(catalog, select.from(), Subject.ofOutputs(select, catalog), true);
    }

    private Phrases(Catalog catalog, From from, Source subject, boolean quotes) {
        this.catalog = catalog;
        this.types = new Types(catalog);
        this.from = from;
        this.subject = subject;
        this.quotes = quotes;
    }

    /** For labels: texts without quotes, and only what is not of the query's rows is called by its owner too. */
    static Phrases plain(Catalog catalog, Select select) {
        return new Phrases(catalog, select.from(), Subject.ofRows(select.from(), catalog), false);
    }

    Catalog catalog() {
        return catalog;
    }

    Source subject() {
        return subject;
    }

    String phrase(Expression expression) {
        return switch (expression) {
            case Field field -> field(field);
            case Expression.AllFields all -> "all columns";
            case Aggregate aggregate -> aggregate(aggregate);
            case Constant(Object value) -> value(value);
            case Expression.Arithmetic arithmetic -> Percent.of(arithmetic).map(this::percent)
                    .orElseGet(() -> operand(arithmetic.left()) + sign(arithmetic.operator())
                            + operand(arithmetic.right()));
            case Period period -> grain(period.grain());
            case Expression.Elapsed elapsed -> elapsed.unit().name().toLowerCase(Locale.ROOT) + "s from "
                    + phrase(elapsed.from()) + " to " + phrase(elapsed.to());
            case Expression.Scalar(QueryPlan plan) -> "the " + PlanDescription.phrase(plan, catalog);
            case Expression.Choice choice -> phrase(choice.then()) + " if " + phrase(choice.condition())
                    + (choice.otherwise() == null ? "" : ", else " + phrase(choice.otherwise()));
        };
    }

    /** A label leaves out which part. */
    private String percent(Percent percent) {
        return "percent of the " + phrase(percent.whole())
                + (percent.part() == null || !quotes ? "" : " where " + phrase(percent.part()));
    }

    private String value(Object value) {
        return quotes || value instanceof Boolean ? Wording.value(value) : Wording.plain(value);
    }

    private String field(Field field) {
        return switch (field.source()) {
            case Derived derived -> ofDerived(derived, field.column());
            case TableSource table -> ofTable(table, field.column());
        };
    }

    private String ofDerived(Derived derived, String column) {
        return Types.output(derived.plan(), column).flatMap(
                expression -> Parts.selects(derived.plan()).findFirst()
                        .map(select -> new Phrases(catalog, select).phrase(expression)))
                .orElse(Wording.name(column));
    }

    private String ofTable(TableSource table, String column) {
        String words = Wording.name(column);
        String owner = Wording.singular(table);
        boolean named = table.equals(subject) || words.contains(owner);
        return named ? words : owner + " " + words;
    }

    private String aggregate(Aggregate aggregate) {
        Expression argument = aggregate.argument();
        if (argument == null) {
            return "number of " + rows(Subject.ofRows(from, catalog));
        }
        if (argument instanceof Expression.Choice choice && countsRows(aggregate, choice)) {
            return "number of " + rows(Subject.ofRows(from, catalog)) + " where " + phrase(choice.condition());
        }
        String of = operand(argument);
        return switch (aggregate.function()) {
            case COUNT -> count(argument, aggregate.distinct());
            case SUM -> total(of);
            case AVERAGE -> "average " + of;
            case MINIMUM -> (isTemporal(argument) ? "earliest " : "lowest ") + of;
            case MAXIMUM -> (isTemporal(argument) ? "latest " : "highest ") + of;
        };
    }

    /** What is called a total is no total of totals to its reader. */
    private static String total(String of) {
        return of.equals("total") || of.startsWith("total ") ? of : "total " + of;
    }

    private static boolean countsRows(Aggregate aggregate, Expression.Choice choice) {
        boolean one = choice.then().equals(new Constant(1L));
        return one && switch (aggregate.function()) {
            case SUM -> new Constant(0L).equals(choice.otherwise());
            case COUNT -> choice.otherwise() == null && !aggregate.distinct();
            default -> false;
        };
    }

    private String count(Expression argument, boolean distinct) {
        boolean key = argument instanceof Field field && field.source() instanceof TableSource table
                && types.isKey(table, field.column());
        return "number of " + (distinct && !key ? "different " : "")
                + (key ? rows(((Field) argument).source()) : Wording.plural(phrase(argument)));
    }

    String rows(Source source) {
        return switch (source) {
            case TableSource table -> Wording.plural(table);
            case Derived derived -> "results of (" + PlanDescription.phrase(derived.plan(), catalog) + ")";
        };
    }

    private String operand(Expression operand) {
        String phrase = phrase(operand);
        return operand instanceof Expression.Arithmetic || operand instanceof Expression.Choice
                || operand instanceof Expression.Scalar
                        ? "(" + phrase + ")"
                        : phrase;
    }

    private static String sign(Expression.Operator operator) {
        return switch (operator) {
            case PLUS -> " plus ";
            case MINUS -> " minus ";
            case TIMES -> " times ";
            case DIVIDED_BY -> " divided by ";
        };
    }

    private static String grain(Expression.Grain grain) {
        return grain.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean isTemporal(Expression expression) {
        return types.of(expression).temporal();
    }

    boolean isAmount(Expression expression) {
        return types.of(expression).numeric();
    }

    String phrase(Condition condition) {
        return phrase(condition, false);
    }

    String all(List<Condition> conditions) {
        return joined(conditions, false, " and ");
    }

    private String phrase(Condition condition, boolean negated) {
        return switch (condition) {
            case Condition.Not(Condition inner) -> phrase(inner, !negated);
            case Condition.AllOf(List<Condition> parts) -> joined(parts, negated, negated ? " or " : " and ");
            case Condition.AnyOf(List<Condition> parts) -> joined(parts, negated, negated ? " and " : " or ");
            case Comparison comparison -> comparison(comparison, negated);
            case Condition.Between between -> phrase(between.value()) + is(negated) + "between " + phrase(between.low())
                    + " and " + phrase(between.high());
            case Condition.Within within -> within(within, negated);
            case Condition.OneOf oneOf -> oneOf(oneOf, negated);
            case Condition.InPlan(var value, Select partners) when arePartners(value, partners) -> there(negated)
                    + existing(partners);
            case Condition.InPlan inPlan -> phrase(inPlan.value()) + is(negated) + "among ("
                    + PlanDescription.phrase(inPlan.plan(), catalog) + ")";
            case Condition.Exists(QueryPlan plan) -> there(negated) + existing(plan);
            case Condition.TextMatch match -> textMatch(match, negated);
            case Condition.IsNull isNull -> phrase(isNull.value()) + " is " + (negated ? "present" : "missing");
        };
    }

    private static String there(boolean negated) {
        return "there are " + (negated ? "no " : "");
    }

    /** Whether the plan is the rows of another table that refer to the one with that key. */
    boolean arePartners(Expression key, Select plan) {
        return key instanceof Field(TableSource table, String column)
                && plan.outputs().getFirst().expression() instanceof Field(TableSource other, String reference)
                && refers(new ColumnRef(other.table(), reference), new ColumnRef(table.table(), column))
                && plan.groupBy().isEmpty() && plan.having().isEmpty() && plan.limit() == null;
    }

    /** By the only key, so that nobody need say by which. */
    private boolean refers(ColumnRef reference, ColumnRef key) {
        var links = catalog.foreignKeys().stream()
                .filter(link -> link.from().equals(reference.table()) && link.to().equals(key.table())).toList();
        return links.size() == 1 && !reference.table().equals(key.table())
                && links.getFirst().columns().equals(List.of(reference.column()))
                && links.getFirst().referencedColumns().equals(List.of(key.column()));
    }

    private String within(Condition.Within within, boolean negated) {
        boolean closed = within.from() != null && within.before() != null;
        return closed || !negated
                ? phrase(within.date()) + is(negated) + Wording.period(within)
                : phrase(PlainConditions.within(within, true));
    }

    private static String is(boolean negated) {
        return negated ? " is not " : " is ";
    }

    private String joined(List<Condition> parts, boolean negated, String word) {
        return String.join(word, parts.stream()
                .map(part -> parts.size() > 1 && isJunction(part)
                        ? "(" + phrase(part, negated) + ")"
                        : phrase(part, negated))
                .toList());
    }

    private static boolean isJunction(Condition condition) {
        return switch (condition) {
            case Condition.Not(Condition inner) -> isJunction(inner);
            case Condition.AllOf all -> all.conditions().size() > 1;
            case Condition.AnyOf any -> any.conditions().size() > 1;
            default -> false;
        };
    }

    private String comparison(Comparison comparison, boolean negated) {
        Comparator comparator = negated ? PlainConditions.opposite(comparison).comparator() : comparison.comparator();
        return phrase(comparison.left()) + " is " + words(comparator, isTemporal(comparison.left()))
                + phrase(comparison.right());
    }

    static String words(Comparator comparator, boolean time) {
        return switch (comparator) {
            case EQUAL -> "";
            case NOT_EQUAL -> "not ";
            case LESS -> time ? "before " : "under ";
            case LESS_OR_EQUAL -> time ? "not after " : "at most ";
            case GREATER -> time ? "after " : "over ";
            case GREATER_OR_EQUAL -> time ? "not before " : "at least ";
        };
    }

    private String oneOf(Condition.OneOf oneOf, boolean negated) {
        List<String> values = oneOf.values().isEmpty()
                ? List.of("nothing")
                : oneOf.values().stream().map(this::phrase).toList();
        return phrase(oneOf.value()) + " is " + (negated ? "neither " : "")
                + Wording.listed(values, negated ? "nor" : "or");
    }

    private String textMatch(Condition.TextMatch match, boolean negated) {
        String verb = switch (match.place()) {
            case START -> negated ? " does not start with " : " starts with ";
            case END -> negated ? " does not end with " : " ends with ";
            case ANYWHERE -> negated ? " does not contain " : " contains ";
        };
        return phrase(match.text()) + verb + value(match.fragment());
    }

    private String existing(QueryPlan plan) {
        return plan instanceof Select select ? existing(select) : PlanDescription.phrase(plan, catalog);
    }

    /** What ties the rows to those of the query goes without saying. */
    String existing(Select select) {
        Phrases inner = new Phrases(catalog, select);
        List<Condition> own = select.where().stream().filter(condition -> !isTie(condition, select)).toList();
        return inner.rows(inner.subject) + (own.isEmpty() ? "" : " where " + inner.all(own));
    }

    static boolean isTie(Condition condition, Select select) {
        return condition instanceof Comparison(Field left, Comparator comparator, Field right)
                && comparator == Comparator.EQUAL
                && Stream.of(left, right).anyMatch(field -> !Sources.of(select.from()).contains(field.source()));
    }
}
