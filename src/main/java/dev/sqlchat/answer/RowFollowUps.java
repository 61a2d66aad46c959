package dev.sqlchat.answer;

import java.util.stream.Stream;

import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** What may be asked after a list. */
final class RowFollowUps {

    private RowFollowUps() {}

    static Stream<String> listed(Shape shape, Select select, Categories categories) {
        return shape.rows().size() < 2
                ? Days.of(select).before().stream()
                : Stream.of(Days.of(select).before().stream(), Stream.of("How many are there?"),
                        categories.name().map("How many are there per %s?"::formatted).stream(),
                        categories.values().map("Only %s"::formatted), sorted(select)).flatMap(questions -> questions);
    }

    private static Stream<String> sorted(Select select) {
        return select.orderBy().isEmpty() && select.outputs().getFirst().expression() instanceof Field field
                ? Stream.of("Sort them by " + Words.of(field.column()))
                : Stream.of();
    }

    /** @param most so many of them */
    static Stream<String> ranked(Select select, int most, Categories categories) {
        if (select.orderBy().isEmpty() || select.outputs().stream().anyMatch(output -> Parts.aggregates(output
                .expression()))) {
            return Stream.of();
        }
        var values = categories.values().map("Only %s"::formatted);
        var descending = select.orderBy().getFirst().descending();
        return isDoubtful(select)
                ? values
                : descending
                        ? Stream.of(more(most), Stream.of("And the lowest?"), values, fewer(most))
                                .flatMap(questions -> questions)
                        : Stream.concat(Stream.of("And the highest?"), values);
    }

    /** Over several joins the engine is not sure of another order. */
    private static boolean isDoubtful(Select select) {
        return select.from().joins().size() > 1;
    }

    private static Stream<String> more(int most) {
        return most < 5 ? Stream.of("Show the top 5") : most < 10 ? Stream.of("Show the top 10") : fewer(most);
    }

    private static Stream<String> fewer(int most) {
        return most > 3 ? Stream.of("Only the top 3") : Stream.of();
    }
}
