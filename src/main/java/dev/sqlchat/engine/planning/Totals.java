package dev.sqlchat.engine.planning;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** Adds up amounts of single events where totals are meant. */
final class Totals {

    private final SchemaGraph graph;
    private final Frame frame;
    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;

    Totals(SchemaGraph graph, Frame frame, Choices choices, SelectDraft draft, Fields fields) {
        this.graph = graph;
        this.frame = frame;
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
    }

    /** Amounts of single events are asked for in total: "what did we spend", "cost by region". */
    void sumUp() {
        if (draft.hasNumbers()) {
            return;
        }
        for (int i = 0; i < draft.outputs.size(); i++) {
            var column = fields.profile(draft.outputs.get(i));
            if (column.isPresent() && column.get().is(Role.MEASURE) && totals(column.get())) {
                var function = Additive.is(column.get()) || column.get().is(Role.TALLY)
                        ? Function.SUM
                        : Function.AVERAGE;
                draft.outputs.set(i, new Aggregate(function, draft.outputs.get(i), false));
            }
        }
    }

    private boolean totals(ColumnProfile column) {
        if (draft.comparedBy != null || frame.amount() && Additive.is(column)) {
            return true;
        }
        if (draft.ofGroupsBefore || frame.groups().stream().anyMatch(group -> !(group instanceof Group.Shown))) {
            return frame.groups().stream().noneMatch(
                    group -> group instanceof Group.ByRows rows && rows.table().name().equals(column.table()));
        }
        var table = graph.schema().table(column.table());
        return draft.outputs.size() == 1 && frame.subject() == null && !frame.distinct() && frame.rank() == null
                && (Additive.is(column) && isEvent(table) || column.is(Role.TALLY) && isOfKind(table))
                && frame.targets().stream().noneMatch(Target.Rows.class::isInstance);
    }

    /** "the population of the Caribbean", of a table of countries: of all that are of this kind. */
    private boolean isOfKind(TableProfile table) {
        return !draft.where.isEmpty() && draft.where.stream().allMatch(condition -> isOfKind(condition, table));
    }

    private boolean isOfKind(Condition condition, TableProfile table) {
        return condition instanceof Condition.Comparison(var tested, var comparator, Expression.Constant _)
                && comparator == Condition.Comparator.EQUAL
                && fields.profile(tested).filter(kind -> kind.table().equals(table.name())
                        && Fields.repeats(table, kind) && !Fields.names(table, kind)).isPresent();
    }

    private static boolean isEvent(TableProfile table) {
        return table.columns().stream().anyMatch(column -> column.is(Role.DATE) && column.column().type().temporal())
                && table.columns().stream().anyMatch(column -> column.is(Role.REFERENCE));
    }

    /** Whether it is a number over many rows of the subject. */
    boolean isOfGroup(Measure measure) {
        return switch (measure) {
            case Measure.Plain plain -> sumsUp(choices.ranked(plain.attr()).getFirst());
            case Measure.Degree _ -> false;
            case Measure.CountOf _ -> true;
            case Measure.CountValues _ -> true;
            case Measure.CountRows _ -> true;
            case Measure.OfShown _ -> true;
            case Measure.OfPeriods _ -> true;
            case Measure.Aggregated _ -> true;
        };
    }

    /** Amounts of many events of the subject: "resources that cost more than 1000". */
    private boolean sumsUp(ColumnProfile column) {
        return draft.subject != null && !column.table().equals(draft.subject.name()) && Additive.is(column)
                && !graph.toOne(draft.subject.name(), column.table());
    }

    /** The total, where each row of the subject has many. */
    Expression summed(Expression expression) {
        var column = fields.profile(expression);
        return column.isPresent() && sumsUp(column.get()) ? new Aggregate(Function.SUM, expression, false) : expression;
    }
}
