package dev.sqlchat.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.sqlchat.agent.Estate;
import dev.sqlchat.agent.Readings;
import dev.sqlchat.answer.Answer.Chart;
import dev.sqlchat.answer.Answer.Chart.Option;
import dev.sqlchat.answer.Answer.ChartType;
import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Role;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.database.ResultTable.Truncation;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.QueryPlan.Select;

import static dev.sqlchat.agent.Readings.BOUGHT;
import static dev.sqlchat.agent.Readings.COST;
import static dev.sqlchat.agent.Readings.COUNT;
import static dev.sqlchat.agent.Readings.STATUS;
import static dev.sqlchat.agent.Readings.TOTAL;
import static dev.sqlchat.agent.Readings.grouped;
import static dev.sqlchat.agent.Readings.of;
import static dev.sqlchat.agent.Readings.select;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a result looks like: each chart that is offered can be drawn from its rows and hides none. */
class ChartOptionsTest {

    private static final Expression MONTH = new Period(Grain.MONTH, BOUGHT);
    private static final Expression AVERAGE = of(Function.AVERAGE, COST);
    private static final Receipt FINE = receipt(CheckStatus.NOT_APPLICABLE);
    private static final List<String> NAMES = List.of("n", "cost", "year", "month", "id", "team_id", "status", "name",
            "day", "total", "cpu_percent", "created_at");

    static Stream<Long> seeds() {
        return IntStream.range(0, 2_000).mapToObj(Long::valueOf);
    }

    @Test
    void everyOptionCanBeDrawn() {
        seeds().forEach(seed -> {
            var random = new Random(seed);
            var result = result(random);
            var plan = plan(random, result);
            var shape = shape(result, plan);
            var status = random.nextInt(4) == 0 ? CheckStatus.WARNING : CheckStatus.NOT_APPLICABLE;
            var chart = ChartChoice.of(shape, random.nextBoolean() ? "share" : "", receipt(status));
            if (chart == null) {
                assertThat(result.rows()).isEmpty();
            } else {
                check(chart, shape, status,
                        "seed " + seed + ": " + shape.columns() + " " + result.rows() + " " + chart);
            }
        });
    }

    private static void check(Chart chart, Shape shape, CheckStatus fanOut, String what) {
        assertThat(chart.options()).as(what).doesNotHaveDuplicates().hasSizeBetween(1, ChartOptions.MOST)
                .contains(Option.TABLE).startsWith(new Option(chart.type(), chart.x(), chart.y(), chart.series()));
        for (var option : chart.options()) {
            check(option, shape, fanOut, what + " " + option);
        }
    }

    private static void check(Option option, Shape shape, CheckStatus fanOut, String what) {
        var rows = shape.rows().size();
        var y = option.y() == null ? List.of() : values(shape, option.y(), Role.MEASURE, what);
        switch (option.type()) {
            case TABLE -> assertThat(option).as(what).isEqualTo(Option.TABLE);
            case NUMBER -> {
                assertThat(rows).as(what).isEqualTo(1);
                assertThat(y.getFirst()).as(what).isInstanceOf(Number.class);
                assertThat(option.x()).as(what).isNull();
            }
            case SCATTER -> {
                var x = values(shape, Objects.requireNonNull(option.x()), Role.MEASURE, what);
                assertThat(option.x()).as(what).isNotEqualTo(option.y());
                assertThat(IntStream.range(0, rows).filter(row -> x.get(row) != null && y.get(row) != null)).as(what)
                        .hasSizeGreaterThanOrEqualTo(3);
            }
            case BAR, LINE, AREA, PIE -> {
                checkAxes(option, shape, what);
                checkType(option, shape, y, fanOut, what);
            }
        }
    }

    /** Each row has a place of its own. */
    private static void checkAxes(Option option, Shape shape, String what) {
        var x = values(shape, Objects.requireNonNull(option.x()), null, what);
        var series = option.series() == null ? x : values(shape, option.series(), null, what);
        assertThat(IntStream.range(0, x.size()).mapToObj(row -> asList(x.get(row), series.get(row)))).as(what)
                .doesNotHaveDuplicates();
        assertThat(option.x()).as(what).isNotEqualTo(option.series());
        if (option.series() != null) {
            assertThat(new HashSet<>(series)).as(what).hasSizeBetween(2, 12);
        }
    }

    private static void checkType(Option option, Shape shape, List<?> y, CheckStatus fanOut, String what) {
        var measure = shape.facets().stream().filter(facet -> facet.name().equals(option.y())).findFirst()
                .orElseThrow();
        var x = shape.facets().stream().filter(facet -> facet.name().equals(option.x())).findFirst().orElseThrow();
        assertThat(y).as(what).anyMatch(Number.class::isInstance);
        switch (option.type()) {
            case BAR -> assertThat(y).as(what).hasSizeLessThanOrEqualTo(option.series() == null ? 60 : 120);
            case LINE -> assertThat(values(shape, x.name(), Role.TIME, what)).as(what).doesNotContainNull();
            case AREA -> {
                assertThat(values(shape, x.name(), Role.TIME, what)).as(what).doesNotContainNull();
                assertThat(y).as(what).allMatch(value -> value instanceof Number number && number.doubleValue() >= 0);
                assertThat(measure.meaning().additive()).as(what).isTrue();
                assertThat(option.series() == null || shape.whole() && fanOut == CheckStatus.NOT_APPLICABLE).as(what)
                        .isTrue();
            }
            default -> {
                assertThat(y).as(what).hasSizeBetween(2, 6)
                        .allMatch(value -> value instanceof Number number && number.doubleValue() > 0);
                assertThat(measure.meaning().additive() && shape.whole() && fanOut == CheckStatus.NOT_APPLICABLE
                        || "%".equals(measure.unit())).as(what).isTrue();
                assertThat(option.series()).as(what).isNull();
            }
        }
    }

    private static List<@Nullable Object> values(Shape shape, String name, @Nullable Role role, String what) {
        assertThat(shape.columns()).as(what).filteredOn(column -> column.name().equals(name)).singleElement()
                .satisfies(column -> assertThat(role == null || column.role() == role).as(what).isTrue());
        var facet = shape.facets().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        var values = new ArrayList<@Nullable Object>();
        shape.rows().forEach(row -> values.add(row.at(facet)));
        return values;
    }

    private static ResultTable result(Random random) {
        var width = 1 + random.nextInt(5);
        var columns = new ArrayList<ResultColumn>();
        var variety = IntStream.range(0, width).map(column -> 1 + random.nextInt(random.nextBoolean() ? 4 : 80))
                .toArray();
        for (var column = 0; column < width; column++) {
            columns.add(new ResultColumn(NAMES.get(random.nextInt(NAMES.size())),
                    ColumnType.values()[random.nextInt(ColumnType.values().length)]));
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row = random.nextInt(random.nextBoolean() ? 6 : 150); row > 0; row--) {
            var cells = new ArrayList<@Nullable Object>();
            for (var column = 0; column < width; column++) {
                cells.add(random.nextInt(25) == 0
                        ? null
                        : cell(columns.get(column).type(), random.nextInt(variety[column]), random));
            }
            rows.add(cells);
        }
        return new ResultTable(columns, rows, random.nextInt(6) == 0 ? Truncation.ROWS : null, Duration.ZERO);
    }

    private static Object cell(ColumnType type, int number, Random random) {
        return switch (type) {
            case INTEGER -> random.nextInt(30) == 0 ? -1L : number + (number > 12 ? 2000L : 0L);
            case DECIMAL -> random.nextInt(60) == 0 ? Double.NaN : number * 1.5;
            case DATE -> LocalDate.EPOCH.plusDays(number);
            case TIMESTAMP -> LocalDate.EPOCH.plusDays(number).atStartOfDay();
            case BOOLEAN -> number % 2 == 0;
            case TEXT, TIME, OTHER -> number % 3 == 0 ? "v" + number : "2026-%02d".formatted(number % 12 + 1);
        };
    }

    /** Groups by all columns but those that it measures. */
    private static @Nullable Select plan(Random random, ResultTable result) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        var outputs = result.columns().stream().map(column -> switch (column.type()) {
            case INTEGER -> random.nextBoolean() ? COUNT : TOTAL;
            case DECIMAL -> random.nextBoolean() ? AVERAGE : TOTAL;
            case DATE, TIMESTAMP -> MONTH;
            default -> STATUS;
        }).toList();
        var groups = outputs.stream().filter(output -> !(output instanceof Expression.Aggregate)).toList();
        return select(outputs, groups, List.of(), random.nextInt(4) == 0 ? 5 : null);
    }

    @Test
    void offersOneMeasureOverAnother() {
        assertThat(options(table("team", ColumnType.TEXT, "n", ColumnType.INTEGER, "cost", ColumnType.DECIMAL)
                .rows(row("a", 1L, 2.0), row("b", 2L, 1.0), row("c", 3L, 5.0)), null)).containsExactly(
                        new Option(ChartType.BAR, "team", "n", null), new Option(ChartType.BAR, "team", "cost", null),
                        new Option(ChartType.SCATTER, "n", "cost", null),
                        new Option(ChartType.SCATTER, "cost", "n", null), Option.TABLE);
    }

    @Test
    void offersAreasAndSlicesOfWhatAddsUp() {
        var months = table("m", ColumnType.TEXT, "s", ColumnType.DECIMAL).rows(row("2026-01", 1.0),
                row("2026-02", 2.0));
        assertThat(types(months, grouped(MONTH, TOTAL))).containsExactly(ChartType.LINE, ChartType.BAR, ChartType.AREA,
                ChartType.TABLE);
        assertThat(types(months, grouped(MONTH, AVERAGE))).containsExactly(ChartType.LINE, ChartType.BAR,
                ChartType.TABLE);
        var groups = table("status", ColumnType.TEXT, "s", ColumnType.DECIMAL).rows(row("a", 1.0), row("b", 2.0));
        assertThat(types(groups, grouped(STATUS, TOTAL))).containsExactly(ChartType.BAR, ChartType.PIE,
                ChartType.TABLE);
        assertThat(types(groups, grouped(STATUS, TOTAL).withOrder(List.of(), 2))).doesNotContain(ChartType.PIE);
        assertThat(types(groups, grouped(STATUS, AVERAGE))).doesNotContain(ChartType.PIE);
        groups.rows(row("c", -1.0));
        assertThat(types(groups, grouped(STATUS, TOTAL))).doesNotContain(ChartType.PIE);
    }

    @Test
    void takesPercentagesOfAllForAWhole() {
        var shares = table("status", ColumnType.TEXT, "share_percent", ColumnType.DECIMAL).rows(row("a", 33.3),
                row("b", 66.7));
        assertThat(types(shares, null)).contains(ChartType.PIE);
        shares.rows(row("c", 5.0));
        assertThat(types(shares, null)).doesNotContain(ChartType.PIE);
    }

    @Test
    void comparesYearsMonthByMonth() {
        var table = table("year", ColumnType.INTEGER, "month", ColumnType.TEXT, "cost", ColumnType.DECIMAL).rows(
                row(2025L, "01", 1.0), row(2025L, "02", 1.0), row(2026L, "01", 1.0), row(2026L, "02", 1.0));
        table.rows(row(2026L, "03", 1.0));
        assertThat(options(table, null).getFirst())
                .isEqualTo(new Option(ChartType.LINE, "month", "cost", "year"));
    }

    @Test
    void hidesNoRow() {
        var twice = table("status", ColumnType.TEXT, "n", ColumnType.INTEGER).rows(row("a", 1L), row("a", 2L));
        assertThat(options(twice, null)).containsExactly(Option.TABLE);
        var named = table("name", ColumnType.TEXT, "n", ColumnType.INTEGER, "name", ColumnType.TEXT)
                .rows(row("a", 1L, "x"), row("b", 2L, "y"));
        assertThat(options(named, null)).containsExactly(Option.TABLE);
    }

    private record Rows(List<ResultColumn> columns, List<List<@Nullable Object>> rows) {

        @SafeVarargs
        @SuppressWarnings("varargs")
        final Rows rows(List<@Nullable Object>... more) {
            rows.addAll(List.of(more));
            return this;
        }
    }

    private static Rows table(Object... namesAndTypes) {
        var columns = new ArrayList<ResultColumn>();
        for (var index = 0; index < namesAndTypes.length; index += 2) {
            columns.add(new ResultColumn((String) namesAndTypes[index], (ColumnType) namesAndTypes[index + 1]));
        }
        return new Rows(columns, new ArrayList<>());
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return asList(cells);
    }

    private static List<ChartType> types(Rows rows, @Nullable Select plan) {
        return options(rows, plan).stream().map(Option::type).toList();
    }

    private static List<Option> options(Rows rows, @Nullable Select plan) {
        var shape = shape(new ResultTable(rows.columns(), rows.rows(), null, Duration.ZERO), plan);
        return Objects.requireNonNull(ChartChoice.of(shape, "", FINE)).options();
    }

    private static Shape shape(ResultTable result, @Nullable Select plan) {
        return Shape.of(new Work.Finding(result, null, plan == null ? null : Readings.reading(plan)),
                new PlanWords(Estate.catalog("estate"), null));
    }

    private static Receipt receipt(CheckStatus fanOut) {
        return new Receipt("", List.of(), List.of(), List.of(new Check("fan_out", fanOut, "")), null, null, null, null,
                null, null, null);
    }
}
