package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** A select while it is put together: what the parts of an assembly share. */
final class SelectDraft {

    /** The table the question is about; null where nothing says. */
    final @Nullable TableProfile subject;
    final List<Concern> concerns;
    final Set<TableName> needed = new LinkedHashSet<>();
    final List<Expression> outputs = new ArrayList<>();
    final List<Condition> where = new ArrayList<>();
    final List<Condition> having = new ArrayList<>();
    final List<Expression> groupBy = new ArrayList<>();
    final List<Ordering> orderBy = new ArrayList<>();
    @Nullable
    Integer limit;
    boolean distinct;
    /** What is shown is wanted of each row, though it repeats. */
    boolean eachRow;
    /** Some of its tables do not hang together: there is no such plan. */
    boolean apart;
    /** The table whose rows are counted. */
    @Nullable
    TableName counted;
    /** It is asked of the groups that the plan before had. */
    boolean ofGroupsBefore;
    /** The column of the values that are compared side by side. */
    @Nullable
    ColumnProfile comparedBy;
    Measure.@Nullable OfPeriods averaged;

    SelectDraft(@Nullable TableProfile subject, boolean distinct, List<Concern> concerns) {
        this.subject = subject;
        this.distinct = distinct;
        this.concerns = concerns;
    }

    boolean hasNumbers() {
        return outputs.stream().anyMatch(Measures::aggregates);
    }

    /** What is made for a query of its own: the tables that it needs are not those of the plan. */
    <T> T aside(Supplier<T> making) {
        var before = Set.copyOf(needed);
        var made = making.get();
        needed.retainAll(before);
        return made;
    }

    /** As {@link #aside}, begun as if the plan needed no table yet. */
    <T> T alone(Supplier<T> making) {
        var before = List.copyOf(needed);
        needed.clear();
        var made = making.get();
        needed.clear();
        needed.addAll(before);
        return made;
    }

    /** Leaves out what the frame has and the plan does not. */
    void lose() {
        concerns.add(Concern.RESTRICTION_LOST);
    }

    Select select(From from) {
        return averaged == null ? plainSelect(from) : overPeriods(averaged, from);
    }

    /** The aggregate of what each period sums up to, for each of the other groups. */
    private Select overPeriods(Measure.OfPeriods periods, From from) {
        var parts = Stream.concat(outputs.stream().filter(output -> !Measures.aggregates(output)), groupBy.stream())
                .filter(part -> !isPeriod(part, periods)).distinct().toList();
        var inside = new ArrayList<>(parts.stream().map(part -> new Output(part, label(part, parts))).toList());
        outputs.stream().filter(Measures::aggregates).limit(1).map(total -> new Output(total, "total"))
                .forEach(inside::add);
        var inner = new Derived(new Select(false, inside, from, where, groupBy, having, List.of(), null), "periods");
        var total = new Aggregate(Measures.function(periods.function()), new Field(inner, "total"), false);
        var groups = parts.stream().<Expression>map(part -> new Field(inner, label(part, parts))).toList();
        var shown = parts.stream().filter(outputs::contains).map(part -> new Field(inner, label(part, parts)));
        return new Select(false, Stream.concat(shown, Stream.of(total)).map(Output::of).toList(), From.of(inner),
                List.of(), groups, List.of(), groups.isEmpty() ? List.of() : List.of(new Ordering(total, true)), null);
    }

    private static boolean isPeriod(Expression part, Measure.OfPeriods periods) {
        return part instanceof Expression.Period period && period.grain() == periods.grain();
    }

    /** The column's name where only one part has it. */
    private static String label(Expression part, List<Expression> parts) {
        var name = part instanceof Field field ? field.column() : "part";
        var alike = parts.stream().filter(other -> name.equals(other instanceof Field field ? field.column() : "part"))
                .toList();
        return alike.size() == 1 ? name : name + "_" + (alike.indexOf(part) + 1);
    }

    private Select plainSelect(From from) {
        var labelled = Labels.of(outputs.stream().distinct().toList());
        return new Select(distinct && !hasNumbers(), labelled, from, where, groupBy, having, orderBy, limit);
    }

    void substitute(Substitution substitution) {
        outputs.replaceAll(substitution::in);
        groupBy.replaceAll(substitution::in);
        where.replaceAll(substitution::in);
        having.replaceAll(substitution::in);
        orderBy.replaceAll(order -> new Ordering(substitution.in(order.expression()), order.descending()));
    }

    void groupBy(Expression expression) {
        if (!groupBy.contains(expression)) {
            groupBy.add(expression);
        }
    }

    void showGroup(Expression expression) {
        groupBy(expression);
        if (!outputs.contains(expression)) {
            outputs.addFirst(expression);
        }
    }
}
