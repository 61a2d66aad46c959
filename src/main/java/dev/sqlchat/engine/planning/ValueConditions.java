package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Together;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.schema.ColumnProfile;

/** Turns restrictions to stored values into conditions. */
final class ValueConditions {

    private final SchemaGraph graph;
    private final Frame frame;
    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final OtherRows rows;

    ValueConditions(SchemaGraph graph, Frame frame, Choices choices, SelectDraft draft, Fields fields,
            OtherRows rows) {
        this.graph = graph;
        this.frame = frame;
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
        this.rows = rows;
    }

    Optional<Condition> valueIs(Restriction.ValueIs is) {
        var first = choices.value(is.values().getFirst(), is.hint(), is.anchor());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var column = graph.schema().column(first.get().column()).orElseThrow();
        var values = is.values().stream().flatMap(value -> constant(value, first.get()).stream()).distinct().toList();
        if (values.size() > 1 && isEach(is.together(), column)) {
            return Optional.of(rows.each(values.stream().map(value -> equal(column, value)).toList()));
        }
        if (frame.compares() && values.size() > 1) {
            draft.comparedBy = column;
        }
        return Optional.of(oneOf(fields.field(column), values));
    }

    /** "cats and dogs": of something that has many, each is meant, unless they are listed side by side. */
    private boolean isEach(Together together, ColumnProfile column) {
        return together == Together.ALL || together == Together.LISTED && !frame.compares()
                && frame.groups().isEmpty() && !draft.outputs.contains(Fields.plain(column))
                && rows.many(column.table());
    }

    private static Optional<Constant> constant(Symbol.Value value, ValueMatch like) {
        return value.matches().stream().filter(match -> match.column().equals(like.column())).findFirst()
                .map(match -> new Constant(match.value()));
    }

    private static Condition oneOf(Expression field, List<Constant> values) {
        return values.size() == 1
                ? new Condition.Comparison(field, Condition.Comparator.EQUAL, values.getFirst())
                : new Condition.OneOf(field, values);
    }

    private static Condition equal(ColumnProfile column, Constant value) {
        return oneOf(Fields.plain(column), List.of(value));
    }
}
