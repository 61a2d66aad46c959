package dev.sqlchat.engine.planning;

import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Groups the plan as the frame says, and as plain columns beside numbers require. */
final class Groups {

    private final SchemaGraph graph;
    private final Frame frame;
    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final Dates dates;

    Groups(SchemaGraph graph, Frame frame, Choices choices, SelectDraft draft, Fields fields, Dates dates) {
        this.graph = graph;
        this.frame = frame;
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
        this.dates = dates;
    }

    /** All but periods, which need to know what is measured. */
    void group() {
        if (draft.comparedBy != null) {
            draft.showGroup(fields.field(draft.comparedBy));
        }
        frame.groups().stream().filter(group -> !(group instanceof Group.ByPeriod)).forEach(this::group);
    }

    void groupByPeriods() {
        frame.groups().stream().filter(Group.ByPeriod.class::isInstance).forEach(this::group);
        if (draft.averaged != null) {
            groupByPeriod(draft.averaged.grain(), null);
        }
    }

    private void group(Group group) {
        if (!draft.hasNumbers() && draft.having.isEmpty() && frame.rank() == null) {
            showGroup(group);
            return;
        }
        switch (group) {
            case Group.ByAttr by -> draft.showGroup(fields.field(choices.column(by.attr())));
            case Group.ByRows by -> groupByRows(by.table());
            case Group.ByPeriod by -> groupByPeriod(by.grain(), by.attr());
            case Group.Shown _ -> {
            }
        }
    }

    private void showGroup(Group group) {
        if (group instanceof Group.ByAttr by) {
            var field = fields.field(choices.column(by.attr()));
            if (!draft.outputs.contains(field)) {
                draft.outputs.addFirst(field);
            }
        }
    }

    private void groupByRows(TableProfile table) {
        var reference = draft.outputs.stream().filter(output -> refersTo(output, table)).findFirst();
        if (reference.isPresent()) {
            draft.showGroup(reference.get());
            return;
        }
        var identity = fields.field(Fields.key(table));
        draft.groupBy.add(identity);
        var shown = draft.outputs.stream().flatMap(output -> fields.profile(output).stream())
                .anyMatch(column -> column.table().equals(table.name()));
        if (!shown) {
            table.naming().reversed().forEach(column -> draft.outputs.addFirst(fields.field(column)));
        }
    }

    private boolean refersTo(Expression output, TableProfile table) {
        return fields.profile(output)
                .filter(column -> graph.references(column.table()).anyMatch(key -> key.to().equals(table.name())
                        && key.columns().contains(column.ref().column())))
                .isPresent();
    }

    private void groupByPeriod(Grain grain, @Nullable Attr attr) {
        var date = dates.date(attr, null);
        if (date.isEmpty()) {
            draft.lose();
            return;
        }
        var period = period(grain, date.get());
        draft.showGroup(period);
        if (frame.rank() == null && frame.sorts().isEmpty()) {
            draft.orderBy.add(new Ordering(period, false));
        }
    }

    private Expression period(Grain grain, ColumnProfile date) {
        var field = fields.field(date);
        return date.column().type().temporal() ? new Expression.Period(grain, field) : field;
    }

    /** A number beside plain columns belongs to each of them. */
    void groupImplicitly() {
        var numbers = draft.hasNumbers() || !draft.having.isEmpty()
                || draft.orderBy.stream().anyMatch(ordering -> Measures.aggregates(ordering.expression()));
        var plain = draft.outputs.stream().filter(output -> !Measures.aggregates(output)).toList();
        if (!numbers || !draft.groupBy.isEmpty() || plain.isEmpty()) {
            return;
        }
        plain.stream().map(this::groupKey).filter(this::isKey).forEach(draft::groupBy);
        var told = draft.groupBy.stream().flatMap(key -> table(key).stream()).collect(Collectors.toSet());
        plain.stream().filter(output -> table(output).filter(told::contains).isEmpty()).map(this::groupKey)
                .forEach(draft::groupBy);
    }

    private Optional<TableName> table(Expression expression) {
        return fields.profile(expression).map(ColumnProfile::table);
    }

    private boolean isKey(Expression expression) {
        return fields.profile(expression)
                .filter(column -> graph.schema().table(column.table()).key().filter(column::equals).isPresent())
                .isPresent();
    }

    /** What tells the rows or values apart that the output is of. */
    private Expression groupKey(Expression output) {
        if (output instanceof Expression.AllFields(TableSource source)) {
            return fields.field(Fields.key(graph.schema().table(source.table())));
        }
        var column = fields.profile(output);
        if (column.isEmpty()) {
            return output;
        }
        var table = graph.schema().table(column.get().table());
        var owned = column.get().table().equals(draft.counted) || table.key().isEmpty() || column.get().identifies()
                || !Fields.names(table, column.get()) && Fields.repeats(table, column.get());
        return owned ? output : fields.field(Fields.key(table));
    }
}
