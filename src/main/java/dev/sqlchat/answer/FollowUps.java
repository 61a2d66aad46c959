package dev.sqlchat.answer;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Suggests next questions that make sense after an answer, in words that the engine reads as changes of its plan. */
final class FollowUps {

    private static final int MOST = 3;

    private FollowUps() {}

    static List<String> of(Shape shape, @Nullable Reading reading, Catalog catalog) {
        var select = shape.select();
        return reading != null && reading.plan() instanceof Select && select != null && !shape.rows().isEmpty()
                ? of(shape, select, Categories.of(select, reading, catalog)).distinct().limit(MOST).toList()
                : List.of();
    }

    private static Stream<String> of(Shape shape, Select select, Categories categories) {
        if (select.limit() != null) {
            return RowFollowUps.ranked(select, select.limit(), categories);
        }
        if (shape.grouped()) {
            return new GroupFollowUps(shape, select, categories).all();
        }
        return select.outputs().stream().map(Output::expression).anyMatch(Parts::aggregates)
                ? new TotalFollowUps(shape, select, categories).all()
                : RowFollowUps.listed(shape, select, categories);
    }
}
