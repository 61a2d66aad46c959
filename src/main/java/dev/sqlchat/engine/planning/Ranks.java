package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Rank;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Orders the plan, and keeps only the first rows where the frame ranks. */
final class Ranks {

    private final SchemaGraph graph;
    private final Frame frame;
    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final Measures measures;
    private final Subqueries subqueries;

    Ranks(SchemaGraph graph, Frame frame, Choices choices, SelectDraft draft, Fields fields, Measures measures,
            Subqueries subqueries) {
        this.choices = choices;
        this.graph = graph;
        this.frame = frame;
        this.draft = draft;
        this.fields = fields;
        this.measures = measures;
        this.subqueries = subqueries;
    }

    void rank() {
        var rank = frame.rank();
        if (rank == null) {
            return;
        }
        if (rank.of() != null && (ranksWhatIsCounted(rank) || ranksOwner(rank, rank.of()))) {
            draft.where.add(subqueries.amongFirst(rank.of(), among(rank.of()), ordering(rank, aside(rank.measure())),
                    rank.limit()));
        } else {
            draft.orderBy.addFirst(ordering(rank, rankMeasure(rank)));
            draft.limit = rank.limit();
        }
    }

    private Ordering ordering(Rank rank, Expression measure) {
        return new Ordering(measure, rank.descending() != measures.isAgeByDate(rank.measure(), measure));
    }

    private Expression rankMeasure(Rank rank) {
        var expression = measures.measure(rank.measure());
        return isOfRows(rank.measure()) ? rankSummed(expression) : expression;
    }

    /** The total, where each row shown has many. */
    private Expression rankSummed(Expression expression) {
        var column = fields.profile(expression);
        if (column.isEmpty() || !Additive.is(column.get())) {
            return expression;
        }
        var groups = draft.outputs.stream().flatMap(output -> fields.profile(output).stream()).toList();
        var many = groups.stream().anyMatch(group -> !group.table().equals(column.get().table())
                && !graph.toOne(group.table(), column.get().table())
                && graph.toOne(column.get().table(), group.table()));
        return many ? new Aggregate(Function.SUM, expression, false) : expression;
    }

    /** "the age of the oldest", not of each: the first rows are counted or added up. */
    private boolean ranksWhatIsCounted(Rank rank) {
        return frame.groups().isEmpty() && draft.outputs.stream().allMatch(Measures::aggregates)
                && isOfRows(rank.measure());
    }

    /** "songs of the oldest singer": what is shown belongs to the first rows, and there are many of each. */
    private boolean ranksOwner(Rank rank, TableProfile of) {
        return rank.inScope() && frame.groups().isEmpty() && isOfRows(rank.measure())
                && fields.profile(aside(rank.measure())).filter(column -> graph.toOne(of.name(), column.table()))
                        .isPresent()
                && draft.outputs.stream().flatMap(output -> fields.profile(output).stream())
                        .anyMatch(column -> !graph.toOne(of.name(), column.table())
                                && graph.toOne(column.table(), of.name()));
    }

    /** What restricts the rows that are ranked. */
    private List<Condition> among(TableProfile of) {
        return draft.where.stream().filter(condition -> OtherRows.tables(condition).stream()
                .allMatch(table -> graph.toOne(of.name(), table))).toList();
    }

    private static boolean isOfRows(Measure measure) {
        return measure instanceof Measure.Plain || measure instanceof Measure.Degree;
    }

    /** The measure, in a query of its own. */
    private Expression aside(Measure measure) {
        return draft.aside(() -> measures.measure(measure));
    }

    /** Orders by what is shown of a measure, where it is. */
    void sort() {
        frame.sorts().forEach(sort -> {
            var measure = sorted(sort.measure());
            if (draft.orderBy.stream().noneMatch(order -> order.expression().equals(measure))) {
                draft.orderBy
                        .add(new Ordering(measure, sort.descending() != measures.isAgeByDate(sort.measure(), measure)));
            }
        });
    }

    /** Groups have no single value: they are ranked by the number of them that is shown. */
    void rankGroups() {
        if (!draft.groupBy.isEmpty()) {
            draft.orderBy.replaceAll(order -> draft.groupBy.contains(order.expression())
                    ? order
                    : new Ordering(sortedBy(order.expression()), order.descending()));
        }
    }

    /** Groups in no order that anyone asked for: the largest number first, for that is what people look for. */
    void sortGroups() {
        if (!draft.groupBy.isEmpty() && draft.orderBy.isEmpty() && draft.limit == null) {
            draft.outputs.stream().filter(Measures::aggregates).findFirst()
                    .ifPresent(number -> draft.orderBy.add(new Ordering(number, true)));
        }
    }

    private Expression sorted(Measure measure) {
        var name = named(measure);
        if (name.isPresent()) {
            return fields.field(name.get());
        }
        var expression = aside(measure);
        return shown(measure).orElseGet(() -> sortedBy(expression));
    }

    /** "employees sorted by department": by its name, of which each has one. */
    private Optional<ColumnProfile> named(Measure measure) {
        return measure instanceof Measure.CountOf(TableProfile table, var _) && draft.subject != null
                && !table.equals(draft.subject) && draft.groupBy.isEmpty()
                && graph.toOne(draft.subject.name(), table.name())
                        ? table.naming().stream().findFirst()
                        : Optional.empty();
    }

    /** "the document ids and how many pages each has, ordered by id": by what is shown, where the words may mean it. */
    private Optional<Expression> shown(Measure measure) {
        return measure instanceof Measure.Plain plain
                ? draft.outputs.stream().filter(
                        output -> fields.profile(output).filter(column -> choices.fits(plain.attr(), column))
                                .filter(column -> isOwners(plain.attr(), column)).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOwners(Attr attr, ColumnProfile column) {
        return !attr.owned() || attr.anchor() == null || attr.anchor().name().equals(column.table());
    }

    private Expression sortedBy(Expression expression) {
        return draft.outputs.stream().filter(output -> output instanceof Aggregate aggregate
                && expression.equals(aggregate.argument())).findFirst().orElse(expression);
    }
}
