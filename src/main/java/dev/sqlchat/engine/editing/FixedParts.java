package dev.sqlchat.engine.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.writing.PartWords;

/** The parts of plans that cannot be edited part by part: of several queries, or of one over the results of another. */
final class FixedParts {

    private final SchemaProfile schema;
    private final List<Part> parts = new ArrayList<>();
    private int filters;
    private int groups;

    private FixedParts(SchemaProfile schema) {
        this.schema = schema;
    }

    static List<Part> of(QueryPlan plan, SchemaProfile schema) {
        var fixed = new FixedParts(schema);
        var first = first(plan);
        fixed.add("measure", Part.Kind.MEASURE, new PartWords(first, schema.catalog()).shown(), null);
        selects(plan).forEach(fixed::restrict);
        selects(plan).forEach(fixed::group);
        return fixed.parts;
    }

    private static Select first(QueryPlan plan) {
        return switch (plan) {
            case Select select -> select;
            case Combined combined -> first(combined.left());
        };
    }

    /** But for those in conditions, which are parts of these. */
    private static Stream<Select> selects(QueryPlan plan) {
        return switch (plan) {
            case Combined combined -> Stream.concat(selects(combined.left()), selects(combined.right()));
            case Select select -> Stream.concat(Stream.of(select), Parts.sources(select.from())
                    .filter(Derived.class::isInstance).flatMap(source -> selects(((Derived) source).plan())));
        };
    }

    private void restrict(Select select) {
        var words = new PartWords(select, schema.catalog());
        FilterParts.conditions(select).forEach(condition -> {
            if (condition instanceof Condition.Within
                    && parts.stream().noneMatch(part -> part.field().equals("time"))) {
                add("time", Part.Kind.TIME, words.of(condition), column(condition));
            } else {
                add("filter:" + ++filters, Part.Kind.FILTER, words.of(condition), column(condition));
            }
        });
    }

    /** What is grouped once more was grouped before. */
    private void group(Select select) {
        var words = new PartWords(select, schema.catalog());
        select.groupBy().stream().filter(key -> Parts.firstField(key).map(Expression.Field::source)
                .filter(Derived.class::isInstance).isEmpty())
                .forEach(key -> add("group:" + ++groups, Part.Kind.GROUP, "by " + words.of(key), column(key)));
    }

    private @Nullable ColumnRef column(Condition condition) {
        return Parts.operands(condition).findFirst().map(this::column).orElse(null);
    }

    private @Nullable ColumnRef column(Expression expression) {
        return Parts.firstField(expression).flatMap(schema::column).map(column -> column.ref()).orElse(null);
    }

    private void add(String field, Part.Kind kind, String text, @Nullable ColumnRef column) {
        parts.add(new Part(field, kind, text, column, null, false, false, List.of()));
    }
}
