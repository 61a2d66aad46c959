package dev.sqlchat.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Chart.Option;
import dev.sqlchat.answer.Answer.ChartType;

/** Finds every chart that the rows of a result can carry: one that hides no row and says nothing wrong. */
final class ChartOptions {

    static final int MOST = 24;
    static final int MOST_BARS = 60;
    static final int MOST_SERIES = 12;
    static final int MOST_SLICES = 6;
    static final int FEWEST_DOTS = 3;
    private static final int MOST_BARS_IN_SERIES = 120;
    private static final int MOST_COLUMNS = 6;
    private static final double ALL_PERCENT = 100;
    private static final double ROUNDING = 0.5;

    /** The rows are named by x, or by x and series. */
    private record Axes(Facet x, @Nullable Facet series) {}

    /** @param place the lower, the sooner it is offered */
    private record Ranked(Option option, int place) {}

    private final Shape shape;
    private final Points points;
    private final boolean overlapping;
    private final List<Facet> measures;
    private final List<Facet> times;
    private final List<Facet> categories;
    private final List<Facet> keys;

    /** @param overlapping rows may be counted in several groups */
    ChartOptions(Shape shape, boolean overlapping) {
        this.shape = shape;
        this.points = new Points(shape.rows());
        this.overlapping = overlapping;
        this.measures = facets(Facet.Role.MEASURE).filter(measure -> points.drawn(measure) > 0).limit(MOST_COLUMNS)
                .toList();
        this.times = Stream.concat(facets(Facet.Role.TIME), facets(Facet.Role.SEASON)).limit(MOST_COLUMNS).toList();
        this.categories = facets(Facet.Role.CATEGORY).limit(MOST_COLUMNS).toList();
        this.keys = facets(Facet.Role.KEY).limit(MOST_COLUMNS).toList();
    }

    /** Columns that share their name with another cannot be told apart by it. */
    private Stream<Facet> facets(Facet.Role role) {
        return shape.facets().stream().filter(facet -> facet.is(role) && shape.facets().stream()
                .filter(other -> other.name().equals(facet.name())).count() == 1);
    }

    /** The better ones first, the table last. */
    List<Option> all() {
        var charts = points.count() == 1 ? numbers() : Stream.concat(overAxes(axes()), dots());
        return Stream.concat(charts.sorted(Comparator.comparingInt(Ranked::place)).map(Ranked::option).distinct()
                .limit(MOST - 1), Stream.of(Option.TABLE)).toList();
    }

    private Stream<Ranked> numbers() {
        return measures.stream().map(measure -> new Ranked(new Option(ChartType.NUMBER, null, measure.name(), null),
                0));
    }

    /** Few series of many points are read more easily than many of few. */
    private List<Axes> axes() {
        var timed = axes(times.stream().filter(points::filled));
        var said = Stream.concat(timed.stream(), axes(categories.stream()).stream()).toList();
        return said.isEmpty() ? axes(keys.stream()) : said;
    }

    private List<Axes> axes(Stream<Facet> columns) {
        return columns.filter(x -> points.distinct(x) > 1).flatMap(x -> axes(x).stream())
                .sorted(Comparator.comparingInt(
                        axes -> axes.series() == null ? 0 : points.distinct(axes.series())))
                .toList();
    }

    /** Where x alone names each row, series would only colour them. */
    private List<Axes> axes(Facet x) {
        if (points.distinct(x) == points.count()) {
            return List.of(new Axes(x, null));
        }
        return Stream.concat(categories.stream(), times.stream()).filter(series -> !series.equals(x))
                .filter(this::fewSeries).filter(series -> points.tellApart(x, series))
                .map(series -> new Axes(x, series)).toList();
    }

    private boolean fewSeries(Facet series) {
        return points.distinct(series) > 1 && points.distinct(series) <= MOST_SERIES;
    }

    private Stream<Ranked> overAxes(List<Axes> all) {
        var ranked = new ArrayList<Ranked>();
        for (var axes : all) {
            for (var measure : measures) {
                var types = types(axes, measure).toList();
                for (var type : types) {
                    var series = axes.series() == null ? null : axes.series().name();
                    ranked.add(new Ranked(new Option(type, axes.x().name(), measure.name(), series),
                            all.indexOf(axes) + measures.indexOf(measure) + types.indexOf(type)));
                }
            }
        }
        return ranked.stream();
    }

    private Stream<ChartType> types(Axes axes, Facet measure) {
        var timed = times.contains(axes.x());
        var line = timed && points.drawn(measure) > 1;
        return Stream.of(when(line, ChartType.LINE), when(bars(axes), ChartType.BAR),
                when(line && area(axes, measure), ChartType.AREA),
                when(!timed && axes.series() == null && parts(measure), ChartType.PIE)).flatMap(List::stream);
    }

    private boolean bars(Axes axes) {
        return points.distinct(axes.x()) <= MOST_BARS
                && points.count() <= (axes.series() == null ? MOST_BARS : MOST_BARS_IN_SERIES);
    }

    /** What lies on one another is read as a whole. */
    private boolean area(Axes axes, Facet measure) {
        return measure.meaning().additive() && points.all(measure, value -> value >= 0)
                && (axes.series() == null || whole());
    }

    private boolean parts(Facet measure) {
        return points.count() <= MOST_SLICES && points.all(measure, value -> value > 0)
                && (measure.meaning().additive() && whole() || shares(measure));
    }

    /** Percentages that are all of something, as their sum says. */
    private boolean shares(Facet measure) {
        return Units.PERCENT.equals(measure.unit()) && Math.abs(points.sum(measure) - ALL_PERCENT) <= ROUNDING;
    }

    private boolean whole() {
        return shape.whole() && !overlapping;
    }

    private Stream<Ranked> dots() {
        var ranked = new ArrayList<Ranked>();
        for (var x : measures) {
            for (var y : measures) {
                if (!x.equals(y) && points.drawn(x, y) >= FEWEST_DOTS) {
                    ranked.add(new Ranked(new Option(ChartType.SCATTER, x.name(), y.name(), null),
                            measures.indexOf(x) + measures.indexOf(y) + 1));
                }
            }
        }
        return ranked.stream();
    }

    private static List<ChartType> when(boolean carried, ChartType type) {
        return carried ? List.of(type) : List.of();
    }
}
