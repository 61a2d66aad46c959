package dev.sqlchat.engine.parsing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Place;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.writing.Types;
import dev.sqlchat.sql.form.QueryForm;
import dev.sqlchat.sql.form.Term;
import dev.sqlchat.sql.form.Term.Call;

/** Makes conditions of terms. */
final class ConditionParser {

    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final Types types;

    ConditionParser(QueryParser queries, ExpressionParser expressions, Catalog catalog) {
        this.queries = queries;
        this.expressions = expressions;
        this.types = new Types(catalog);
    }

    /** All must hold; what belongs together is one. */
    List<Condition> all(List<Term> terms) {
        return Periods.joined(each(terms));
    }

    List<Condition> each(List<Term> terms) {
        return terms.stream().map(this::condition).toList();
    }

    Condition condition(Term term) {
        if (!(term instanceof Call call)) {
            throw new NoPlan("a value as a condition");
        }
        var parts = call.parts();
        return switch (call.name()) {
            case "and" -> both(all(parts));
            case "or" -> Periods.either(each(parts));
            case "not" -> new Condition.Not(withNulls(condition(parts.getFirst())));
            case "=" -> comparison(Comparator.EQUAL, parts);
            case "<>" -> comparison(Comparator.NOT_EQUAL, parts);
            case "<" -> comparison(Comparator.LESS, parts);
            case "<=" -> comparison(Comparator.LESS_OR_EQUAL, parts);
            case ">" -> comparison(Comparator.GREATER, parts);
            case ">=" -> comparison(Comparator.GREATER_OR_EQUAL, parts);
            case "between" -> between(expressions.expression(parts.getFirst()), parts);
            case "in" -> in(expressions.expression(parts.getFirst()), parts.subList(1, parts.size()));
            case "exists" -> new Condition.Exists(queries.plan(query(parts.getFirst())));
            case "is null" -> new Condition.IsNull(expressions.expression(parts.getFirst()));
            case "match" -> match(parts);
            default -> throw new NoPlan(call.name());
        };
    }

    private static Condition both(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.AllOf(conditions);
    }

    /** What nothing can be in is left to writing: it leaves missing values out of the plan. */
    private Condition withNulls(Condition denied) {
        return denied instanceof Condition.InPlan(var value, Select select) && select.limit() == null
                && isMissing(select.outputs().getFirst().expression())
                        ? new Condition.InPlan(value, withNulls(select))
                        : denied;
    }

    private static Select withNulls(Select select) {
        var present = new Condition.Not(new Condition.IsNull(select.outputs().getFirst().expression()));
        return select.withWhere(select.where().stream().filter(condition -> !condition.equals(present)).toList());
    }

    private boolean isMissing(Expression value) {
        return value instanceof Field(TableSource table, var column) && types.nullable(table, column);
    }

    private Condition comparison(Comparator comparator, List<Term> parts) {
        var left = expressions.expression(parts.getFirst());
        var right = value(parts.getLast(), left);
        if (right instanceof Constant(LocalDate day)) {
            return switch (comparator) {
                case LESS -> new Within(left, null, day);
                case GREATER_OR_EQUAL -> new Within(left, day, null);
                case EQUAL, NOT_EQUAL, LESS_OR_EQUAL, GREATER ->
                    new Comparison(left, comparator, types.of(left) == ColumnType.DATE
                            ? right
                            : expressions.expression(parts.getLast()));
            };
        }
        return new Comparison(left, comparator, right);
    }

    private Condition between(Expression value, List<Term> parts) {
        var day = types.of(value) == ColumnType.DATE;
        return new Condition.Between(value, day ? value(parts.get(1), value) : expressions.expression(parts.get(1)),
                day ? value(parts.getLast(), value) : expressions.expression(parts.getLast()));
    }

    private Condition in(Expression value, List<Term> values) {
        if (values.getFirst() instanceof Term.Query(var query)) {
            return new Condition.InPlan(value, queries.plan(query));
        }
        return new Condition.OneOf(value, values.stream().map(each -> constant(each, value)).toList());
    }

    private Constant constant(Term term, Expression with) {
        var day = types.of(with) == ColumnType.DATE;
        if ((day ? value(term, with) : expressions.expression(term)) instanceof Constant constant) {
            return constant;
        }
        throw new NoPlan("a list of what is computed");
    }

    private Condition match(List<Term> parts) {
        return new Condition.TextMatch(expressions.expression(parts.getFirst()),
                Place.valueOf(text(parts.get(1)).toUpperCase(Locale.ROOT)), text(parts.getLast()));
    }

    private static String text(Term term) {
        return ((Term.Text) term).value();
    }

    private static QueryForm query(Term term) {
        return ((Term.Query) term).query();
    }

    /** Days, moments and truth values beside what has such values. */
    private Expression value(Term term, Expression with) {
        var type = types.of(with);
        return switch (term) {
            case Term.Text(var text) when type.temporal() -> moment(text, type).map(Constant::new)
                    .orElseGet(() -> new Constant(text));
            case Term.Numeral(var digits) when type == ColumnType.BOOLEAN && digits.matches("[01]") ->
                new Constant(digits.equals("1"));
            default -> expressions.expression(term);
        };
    }

    private static Optional<Object> moment(String text, ColumnType type) {
        try {
            if (text.length() == "2026-01-31".length()) {
                return Optional.of(LocalDate.parse(text));
            }
            return type == ColumnType.TIMESTAMP && text.length() == "2026-01-31 12:00:00".length()
                    ? Optional.of(LocalDateTime.parse(text.replace(' ', 'T')))
                    : Optional.empty();
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    /** Two columns whose equality ties a source to those before it; null where the condition is none. */
    From.@Nullable Pair pair(Condition condition, Set<Source> before, Source source) {
        if (!(condition instanceof Comparison(Field left, Comparator comparator, Field right))
                || comparator != Comparator.EQUAL) {
            return null;
        }
        if (before.contains(left.source()) && right.source().equals(source)) {
            return new From.Pair(left, right);
        }
        return before.contains(right.source()) && left.source().equals(source) ? new From.Pair(right, left) : null;
    }
}
