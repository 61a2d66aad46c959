package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Turns restrictions to stored values into conditions. */
final class ValueConditions {

    private final SchemaGraph graph;
    private final Frame frame;
    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final Subqueries subqueries;

    ValueConditions(SchemaGraph graph, Frame frame, Choices choices, SelectDraft draft, Fields fields,
            Subqueries subqueries) {
        this.graph = graph;
        this.frame = frame;
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
        this.subqueries = subqueries;
    }

    Optional<Condition> valueIs(Restriction.ValueIs is) {
        var first = choices.value(is.values().getFirst(), is.hint(), is.anchor());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var column = graph.schema().column(first.get().column()).orElseThrow();
        var values = is.values().stream().flatMap(value -> constant(value, first.get()).stream()).distinct().toList();
        if (is.all() && values.size() > 1 && shownBeside(column).isPresent()) {
            return Optional.of(withAll(shownBeside(column).get(), column, values));
        }
        if (draft.subject != null && !graph.toOne(draft.subject.name(), column.table()) && (is.negated() || is.all())) {
            return Optional.of(is.negated()
                    ? without(draft.subject, column, values)
                    : withEach(draft.subject, column, values));
        }
        if (frame.compares() && values.size() > 1) {
            draft.comparedBy = column;
        }
        var positive = oneOf(fields.field(column), values);
        return Optional.of(is.negated() ? new Condition.Not(positive) : positive);
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

    private Condition without(TableProfile table, ColumnProfile column, List<Constant> values) {
        return new Condition.Not(
                subqueries.related(table, column.table(), List.of(oneOf(Fields.plain(column), values))));
    }

    /** What is shown of the value's own table: "titles given by both departments". */
    private Optional<Field> shownBeside(ColumnProfile column) {
        return draft.outputs.stream().filter(Field.class::isInstance).map(Field.class::cast)
                .filter(field -> field.source().equals(TableSource.of(column.table()))).findFirst();
    }

    private Condition withAll(Field shown, ColumnProfile column, List<Constant> values) {
        draft.distinct = true;
        return new Condition.AllOf(values.stream().<Condition>map(value -> new Condition.InPlan(shown,
                Subqueries.rows(shown, From.of(shown.source()), List.of(equal(column, value))))).toList());
    }

    private Condition withEach(TableProfile table, ColumnProfile column, List<Constant> values) {
        return new Condition.AllOf(values.stream()
                .map(value -> subqueries.related(table, column.table(), List.of(equal(column, value)))).toList());
    }

    private static Condition equal(ColumnProfile column, Constant value) {
        return oneOf(Fields.plain(column), List.of(value));
    }
}
