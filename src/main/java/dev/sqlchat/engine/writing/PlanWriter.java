package dev.sqlchat.engine.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.QueryPlan.SetOperator;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;

final class PlanWriter {

    private final Syntax syntax;
    private final Types types;
    private final ExpressionWriter expressions;
    private final ConditionWriter conditions;
    private final StrictGrouping strictGrouping;
    private final DistinctOrder distinctOrder;

    PlanWriter(Syntax syntax, Types types) {
        this.syntax = syntax;
        this.types = types;
        this.expressions = new ExpressionWriter(this, syntax, types);
        this.conditions = new ConditionWriter(this, expressions, syntax, types);
        this.strictGrouping = new StrictGrouping(types);
        this.distinctOrder = new DistinctOrder(types);
    }

    String write(QueryPlan plan, @Nullable Scope outer) {
        return switch (plan) {
            case Select select -> select(prepared(select), outer);
            case Combined combined -> side(combined.left(), combined.operator(), true, outer) + " "
                    + combined.operator() + " " + side(combined.right(), combined.operator(), false, outer);
        };
    }

    private Select prepared(Select select) {
        return distinctOrder.complete(syntax.isStrict() ? strictGrouping.complete(select) : select);
    }

    String writeCondition(Condition condition, Scope scope) {
        return conditions.write(List.of(condition), scope);
    }

    /** The plan's rows, of which only the number matters. */
    String writeExistence(QueryPlan plan, Scope outer) {
        boolean plain = plan instanceof Select select && !Parts.grouped(select) && select.limit() == null;
        return write(plain ? Rewriting.withoutOutputs((Select) plan) : plan, outer);
    }

    /** A plan of one output, but for rows where that is NULL. */
    String writeWithoutNulls(QueryPlan plan, Scope outer) {
        return write(withoutNulls(plan, outer), outer);
    }

    private QueryPlan withoutNulls(QueryPlan plan, Scope outer) {
        return switch (plan) {
            case Combined(SetOperator operator, QueryPlan left, QueryPlan right) ->
                new Combined(operator, withoutNulls(left, outer), withoutNulls(right, outer));
            case Select select ->
                types.mayBeNull(select.outputs().getFirst().expression(), Scope.of(select, outer))
                        ? Rewriting.withoutNulls(select)
                        : select;
        };
    }

    /** SQLite takes no parentheses around the sides, and reads from the left; PostgreSQL binds INTERSECT first. */
    private String side(QueryPlan plan, SetOperator operator, boolean left, @Nullable Scope outer) {
        String written = write(plan instanceof Select select ? Rewriting.withoutIdleOrder(select) : plan, outer);
        boolean bare = switch (plan) {
            case Select select -> select.limit() == null;
            case Combined combined -> combined.operator() == operator && (left || operator != SetOperator.EXCEPT);
        };
        return bare ? written : "SELECT * FROM (" + written + ") AS " + (left ? "one" : "other");
    }

    private String select(Select select, @Nullable Scope outer) {
        Scope scope = Scope.of(select, outer);
        List<String> clauses = new ArrayList<>();
        clauses.add((select.distinct() ? "SELECT DISTINCT " : "SELECT ") + outputs(select, scope));
        clauses.add("FROM " + from(select.from(), scope));
        addIfAny(clauses, "WHERE ", select.where().isEmpty() ? "" : conditions.write(select.where(), scope));
        addIfAny(clauses, "GROUP BY ", groupBy(select, scope));
        addIfAny(clauses, "HAVING ", select.having().isEmpty() ? "" : conditions.write(select.having(), scope));
        addIfAny(clauses, "ORDER BY ", orderBy(select, scope));
        addIfAny(clauses, "LIMIT ", select.limit() == null ? "" : select.limit().toString());
        return String.join(" ", clauses);
    }

    private static void addIfAny(List<String> clauses, String word, String content) {
        if (!content.isEmpty()) {
            clauses.add(word + content);
        }
    }

    private String outputs(Select select, Scope scope) {
        return select.outputs().stream().map(output -> output(output, scope)).collect(Collectors.joining(", "));
    }

    private String output(Output output, Scope scope) {
        String written = expressions.write(output.expression(), scope);
        boolean named = output.label() != null
                && !(output.expression() instanceof Field field && field.column().equals(output.label()));
        return named ? written + " AS " + syntax.name(String.valueOf(output.label())) : written;
    }

    private String from(From from, Scope scope) {
        StringBuilder written = new StringBuilder(source(from.root(), scope));
        for (From.Join join : from.joins()) {
            String pairs = join.on().stream().map(pair -> pair(pair, scope)).collect(Collectors.joining(" AND "));
            written.append(join.outer() ? " LEFT JOIN " : " JOIN ").append(source(join.source(), scope)).append(" ON ")
                    .append(pairs);
        }
        return written.toString();
    }

    private String pair(From.Pair pair, Scope scope) {
        String left = expressions.write(pair.left(), scope);
        String right = expressions.write(pair.right(), scope);
        boolean mixed = syntax.isStrict() && types.isWrittenAsText(pair.left()) != types.isWrittenAsText(pair.right());
        return mixed ? syntax.asText(left) + " = " + syntax.asText(right) : left + " = " + right;
    }

    private String source(Source source, Scope scope) {
        String name = syntax.name(scope.name(source));
        return switch (source) {
            case Derived derived -> "(" + write(derived.plan(), scope.outer()) + ") AS " + name;
            case TableSource table -> scope.qualified() ? table(table.table()) + " AS " + name : table(table.table());
        };
    }

    private String table(TableName table) {
        String name = syntax.name(table.name());
        return table.schema() == null ? name : syntax.name(table.schema()) + "." + name;
    }

    /** Constants would be read as positions. */
    private String groupBy(Select select, Scope scope) {
        return select.groupBy().stream().filter(key -> !(key instanceof Constant)).map(key -> key(key, select, scope))
                .collect(Collectors.joining(", "));
    }

    private String key(Expression key, Select select, Scope scope) {
        String label = label(key, select);
        return label == null || isColumn(label, select) ? expressions.write(key, scope) : syntax.name(label);
    }

    private String orderBy(Select select, Scope scope) {
        return select.orderBy().stream().filter(ordering -> !(ordering.expression() instanceof Constant))
                .map(ordering -> ordering(ordering, select, scope)).collect(Collectors.joining(", "));
    }

    private String ordering(Ordering ordering, Select select, Scope scope) {
        Expression expression = ordering.expression();
        String label = types.numbersAsText(expression) ? null : label(expression, select);
        String key = label == null ? orderKey(expression, select, scope) : syntax.name(label);
        return key + (ordering.descending() ? " DESC" : "") + nulls(ordering, select, scope);
    }

    /** A bare column would be taken for an output of that name. */
    private String orderKey(Expression expression, Select select, Scope scope) {
        if (expression instanceof Field field && !scope.qualified() && hidden(field, select)) {
            return expressions.qualified(field, scope);
        }
        return expressions.writeComparable(expression, scope);
    }

    private static boolean hidden(Field field, Select select) {
        return select.outputs().stream().anyMatch(
                output -> field.column().equalsIgnoreCase(output.label()) && !output.expression().equals(field));
    }

    /** A missing value is neither the highest nor the lowest. Without a limit, lists that begin low may begin with it. */
    private String nulls(Ordering ordering, Select select, Scope scope) {
        boolean matters = ordering.descending() || select.limit() != null;
        return matters && syntax.nullsFirst(ordering.descending()) && types.mayBeNull(ordering.expression(), scope)
                ? " NULLS LAST"
                : "";
    }

    private static @Nullable String label(Expression expression, Select select) {
        if (expression instanceof Field) {
            return null;
        }
        return select.outputs().stream().filter(output -> output.expression().equals(expression)).findFirst()
                .map(Output::label).orElse(null);
    }

    private boolean isColumn(String label, Select select) {
        return Sources.of(select.from()).stream().flatMap(source -> types.columns(source).stream())
                .anyMatch(label::equalsIgnoreCase);
    }
}
