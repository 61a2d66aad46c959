package dev.sqlchat.answer;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Chart;
import dev.sqlchat.answer.Answer.ChartType;

/** Chooses what to draw from the shape of the result, by rules. */
final class ChartChoice {

    private static final int MOST_BARS = 60;
    private static final int MOST_SERIES = 12;
    private static final int MOST_SLICES = 6;
    private static final int FEWEST_DOTS = 3;
    private static final String SHARE = "(?i).*\\b(share|shares|proportion|percentage|split|distribution"
            + "|composition|makeup)\\b.*";

    private ChartChoice() {}

    static @Nullable Chart of(Shape shape, String question) {
        return shape.rows().isEmpty() ? null : chart(shape, question);
    }

    private static Chart chart(Shape shape, String question) {
        var measures = shape.measures();
        var times = shape.times();
        var categories = shape.categories();
        if (measures.isEmpty() || times.size() > 1 || categories.size() > 2) {
            return table(shape);
        }
        if (shape.rows().size() == 1) {
            return shape.facets().size() == 1 ? number(measures.getFirst()) : table(shape);
        }
        if (times.size() == 1) {
            return overTime(shape, times.getFirst(), measures.getFirst());
        }
        if (measures.size() == 2 && (categories.isEmpty() || shape.rows().size() > MOST_BARS)) {
            return scatter(shape, measures);
        }
        return categories.isEmpty() ? table(shape) : byCategory(shape, measures.getFirst(), question);
    }

    private static Chart number(Facet measure) {
        return new Chart(ChartType.NUMBER, null, measure.name(), null, Words.capitalized(measure.label()));
    }

    private static Chart table(Shape shape) {
        var labels = shape.facets().stream().map(Facet::label).distinct().limit(3).toList();
        return new Chart(ChartType.TABLE, null, null, null, Words.capitalized(Words.listed(labels)));
    }

    private static Chart overTime(Shape shape, Facet time, Facet measure) {
        var categories = shape.categories();
        if (categories.isEmpty()) {
            return new Chart(ChartType.LINE, time.name(), measure.name(), null, title(measure, time));
        }
        return categories.size() == 1 && distinct(shape, categories.getFirst()) <= MOST_SERIES
                ? new Chart(ChartType.LINE, time.name(), measure.name(), categories.getFirst().name(),
                        title(measure, time))
                : table(shape);
    }

    private static Chart scatter(Shape shape, List<Facet> measures) {
        var x = measures.getFirst();
        var y = measures.getLast();
        return shape.rows().size() < FEWEST_DOTS
                ? table(shape)
                : new Chart(ChartType.SCATTER, x.name(), y.name(), null, title(y, x));
    }

    private static Chart byCategory(Shape shape, Facet measure, String question) {
        var category = shape.categories().getFirst();
        if (shape.rows().size() > MOST_BARS) {
            return table(shape);
        }
        if (shape.categories().size() == 2) {
            var series = shape.categories().getLast();
            return distinct(shape, series) > MOST_SERIES
                    ? table(shape)
                    : new Chart(ChartType.BAR, category.name(), measure.name(), series.name(),
                            title(measure, category));
        }
        var type = question.matches(SHARE) && partsOfAWhole(shape, measure) ? ChartType.PIE : ChartType.BAR;
        return new Chart(type, category.name(), measure.name(), null, title(measure, category));
    }

    private static boolean partsOfAWhole(Shape shape, Facet measure) {
        var select = shape.select();
        return measure.additive() && shape.complete() && select != null && select.having().isEmpty()
                && shape.rows().size() <= MOST_SLICES && shape.rows().stream()
                        .allMatch(row -> row.at(measure) instanceof Number number && number.doubleValue() > 0);
    }

    private static long distinct(Shape shape, Facet facet) {
        return shape.rows().stream().map(row -> Objects.toString(row.at(facet))).distinct().count();
    }

    private static String title(Facet measure, Facet by) {
        return Words.capitalized(measure.label()) + " by " + by.label();
    }
}
