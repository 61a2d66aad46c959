package dev.sqlchat.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.agent.Estate;
import dev.sqlchat.agent.Readings;
import dev.sqlchat.answer.Answer.ChartType;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.database.ResultTable.ResultColumn;
import dev.sqlchat.database.ResultTable.Truncation;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.editing.PlanEditors;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.review.Probes;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

import static dev.sqlchat.agent.Readings.BOUGHT;
import static dev.sqlchat.agent.Readings.COST;
import static dev.sqlchat.agent.Readings.COUNT;
import static dev.sqlchat.agent.Readings.MACHINES;
import static dev.sqlchat.agent.Readings.NAME;
import static dev.sqlchat.agent.Readings.RUNNING;
import static dev.sqlchat.agent.Readings.STATUS;
import static dev.sqlchat.agent.Readings.TEAM;
import static dev.sqlchat.agent.Readings.TOTAL;
import static dev.sqlchat.agent.Readings.grouped;
import static dev.sqlchat.agent.Readings.of;
import static dev.sqlchat.agent.Readings.reading;
import static dev.sqlchat.agent.Readings.select;
import static dev.sqlchat.agent.Readings.where;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AnswerWriterTest {

    private static final Foresight FORESIGHT = new Foresight(new QuestionEngine());

    private static final Period MONTH = new Period(Grain.MONTH, BOUGHT);

    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private @Nullable Truncation truncated;
    private @Nullable CheckedQuery query;
    private String question = "a question";

    @Test
    void countsInWords() {
        result("n", ColumnType.INTEGER).row(4L);
        assertThat(sentence(reading(select(COUNT)))).isEqualTo("There are 4 machines.");
        assertThat(sentence(reading(select(COUNT), RUNNING)))
                .isEqualTo("There are 4 machines where the status is running.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            How many gateways are running?   ; machine_type ; gateways ; There are 4 gateways where the status is running.
            Gateways that are running        ; machine_type ; Gateways ; There are 4 gateways where the status is running.
            VMs that are running             ; kind         ; VMs      ; There are 4 VMs where the status is running.
            How many machines are gateways?  ; machine_type ; gateways ; There are 4 machines where the machine type is hw/gate and the status is running.
            How many are premium?            ; machine_type ; premium  ; There are 4 machines where the machine type is hw/gate and the status is running.
            How many of the Northern Lights? ; project      ; Lights   ; There are 4 machines where the project is hw/gate and the status is running.
            """)
    void namesAKindOfThingAsTheQuestionDoes(String asked, String column, String said, String answer) {
        question = asked;
        result("n", ColumnType.INTEGER).row(4L);
        var ofKind = where(select(COUNT), new Condition.Comparison(new Expression.Field(MACHINES, column),
                Condition.Comparator.EQUAL, new Expression.Constant("hw/gate")));
        var filter = new Reading.Filter(new ColumnRef(Estate.MACHINES, column), "=", "hw/gate", said);

        assertThat(sentence(reading(ofKind, filter, RUNNING))).isEqualTo(answer);
    }

    @Test
    void countsOneAndNone() {
        result("n", ColumnType.INTEGER).row(1L);
        assertThat(sentence(reading(select(COUNT)))).isEqualTo("There is 1 machine.");
        rows.clear();
        row(0L);
        assertThat(sentence(reading(select(COUNT)))).isEqualTo("There are no machines.");
    }

    @Test
    void countsDifferentValues() {
        result("n", ColumnType.INTEGER).row(2L);
        assertThat(sentence(reading(select(new Expression.Aggregate(Function.COUNT, STATUS, true)))))
                .isEqualTo("There are 2 different statuses.");
        assertThat(sentence(reading(select(new Expression.Aggregate(Function.COUNT,
                new Expression.Field(MACHINES, "id"), false))))).isEqualTo("There are 2 machines.");
    }

    @Test
    void writesMoneyWithItsCurrency() {
        result("s", ColumnType.DECIMAL).row(1265.25);
        assertThat(sentence(reading(select(TOTAL)))).isEqualTo("The total monthly cost is 1,265.25 USD.");
        assertThat(sentence(reading(select(of(Function.AVERAGE, COST)))))
                .isEqualTo("The average monthly cost is 1,265.25 USD.");
    }

    @Test
    void namesTheEndsOfNumbersAndOfTime() {
        result("m", ColumnType.DECIMAL).row(7.0);
        assertThat(sentence(reading(select(of(Function.MAXIMUM, COST))))).startsWith("The highest monthly cost is");
        result("m", ColumnType.DATE).row(LocalDate.of(2026, 1, 2));
        assertThat(sentence(reading(select(of(Function.MINIMUM, BOUGHT)))))
                .isEqualTo("The earliest bought on is 2026-01-02.");
    }

    @Test
    void saysWhenThereIsNoValue() {
        result("s", ColumnType.DECIMAL).row((Object) null);
        assertThat(sentence(reading(select(TOTAL), RUNNING)))
                .isEqualTo("There is no total monthly cost where the status is running.");
    }

    @Test
    void saysWhenNothingMatchesAndWhatWasLookedFor() {
        result("name", ColumnType.TEXT);
        assertThat(sentence(reading(select(NAME), RUNNING)))
                .isEqualTo("There are no machines where the status is running.");
        assertThat(sentence(reading(select(NAME)))).isEqualTo("There are no machines that match.");
    }

    @Test
    void namesTheFirstOfARanking() {
        result("name", ColumnType.TEXT).row("m-3");
        var first = select(List.of(NAME), List.of(), List.of(new Ordering(COST, true)), 1);
        assertThat(sentence(reading(first))).isEqualTo("The machine with the highest monthly cost is m-3.");
    }

    @Test
    void namesTheFirstGroupWithItsMeasure() {
        result("name", ColumnType.TEXT, "n", ColumnType.INTEGER).row("Search", 2L);
        var first = select(List.of(TEAM, COUNT), List.of(TEAM), List.of(new Ordering(COUNT, true)), 1);
        assertThat(sentence(reading(first)))
                .isEqualTo("The team with the most machines is Search, with number of machines 2.");
    }

    @Test
    void writesOneRowOfMeasures() {
        result("lo", ColumnType.DECIMAL, "hi", ColumnType.DECIMAL).row(1.0, 2.0);
        assertThat(sentence(reading(select(of(Function.MINIMUM, COST), of(Function.MAXIMUM, COST)))))
                .isEqualTo("The result is: lowest monthly cost 1.00 USD and highest monthly cost 2.00 USD.");
    }

    @Test
    void listsAFew() {
        result("name", ColumnType.TEXT).row("Search").row("Platform").row("Field");
        assertThat(sentence(reading(select(TEAM)))).isEqualTo("There are 3 teams: Search, Platform and Field.");
    }

    @Test
    void listsTheFirstOfMany() {
        result("name", ColumnType.TEXT);
        IntStream.range(0, 1200).forEach(number -> row("m-" + number));
        assertThat(sentence(reading(select(NAME))))
                .isEqualTo("There are 1,200 machines: m-0, m-1, m-2 and 1,197 more.");
        truncated = Truncation.ROWS;
        assertThat(sentence(reading(select(NAME)))).startsWith("There are more than 1,200 machines");
    }

    @Test
    void tellsRowsFromDifferentValues() {
        result("status", ColumnType.TEXT).row("running").row("running").row("stopped");
        assertThat(sentence(reading(select(STATUS))))
                .isEqualTo("There are 3 rows with 2 different statuses: running and stopped.");
    }

    @Test
    void listsARanking() {
        result("name", ColumnType.TEXT, "s", ColumnType.DECIMAL).row("a", 3.0).row("b", 2.0);
        var top = select(List.of(NAME, TOTAL), List.of(NAME), List.of(new Ordering(TOTAL, true)), 2);
        assertThat(sentence(reading(top))).isEqualTo(
                "The 2 machines with the highest total monthly cost are a (3.00 USD) and b (2.00 USD).");
        result("name", ColumnType.TEXT).row("a").row("b");
        var oldest = select(List.of(NAME), List.of(), List.of(new Ordering(BOUGHT, false)), 2);
        assertThat(sentence(reading(oldest))).isEqualTo("The 2 machines with the earliest bought on are a and b.");
    }

    @Test
    void comparesGroups() {
        result("status", ColumnType.TEXT, "n", ColumnType.INTEGER).row("running", 3L).row("stopped", 1L);
        assertThat(sentence(reading(grouped(STATUS, COUNT))))
                .isEqualTo("The number of machines per status is 3 for running and 1 for stopped.");
        row("a", 5L).row("b", null).row("c", 0L);
        assertThat(sentence(reading(grouped(STATUS, COUNT)))).isEqualTo("Across 5 statuses, the number of machines "
                + "is highest for a (5) and lowest for c (0).");
    }

    @Test
    void countsWhatBelongsToAGroupWhicheverTableStandsFirst() {
        result("name", ColumnType.TEXT, "n", ColumnType.INTEGER).row("Search", 2L).row("Platform", 1L);
        var join = new From.Join(Readings.MACHINES, false,
                List.of(new From.Pair(new Expression.Field(Readings.TEAMS, "id"),
                        new Expression.Field(Readings.MACHINES, "team_id"))));
        var joined = new Select(false, List.of(Output.of(TEAM), Output.of(COUNT)),
                new From(Readings.TEAMS, List.of(join)), List.of(), List.of(TEAM), List.of(), List.of(), null);
        assertThat(sentence(reading(joined)))
                .isEqualTo("The number of machines per team is 2 for Search and 1 for Platform.");
    }

    @Test
    void tellsACourseOverTime() {
        result("m", ColumnType.TEXT, "s", ColumnType.DECIMAL).row("2026-01", 1.0).row("2026-02", 9.0)
                .row("2026-03", 4.0);
        assertThat(sentence(reading(grouped(MONTH, TOTAL)))).isEqualTo("From 2026-01 to 2026-03, the total monthly "
                + "cost went from 1.00 USD to 4.00 USD; the highest was 9.00 USD in 2026-02.");
    }

    @ParameterizedTest
    @CsvSource({"2026-05, 2026-06, so far", "2025, 2026, so far", "2026-Q1, 2026-Q2, so far",
            "2026-06-14, 2026-06-15, so far", "2026-04, 2026-05, ''", "2026-Q4, 2027-Q2, ''"})
    void saysThatAPeriodIsNotOver(String before, String last, String note) {
        result("m", ColumnType.TEXT, "s", ColumnType.DECIMAL).row(before, 9.0).row(last, 4.0);
        assertThat(sentence(reading(grouped(MONTH, TOTAL)))).contains(
                "from 9.00 USD to 4.00 USD%s;".formatted(note.isEmpty() ? "" : " " + note));
    }

    @Test
    void describesWiderTables() {
        result("name", ColumnType.TEXT, "status", ColumnType.TEXT, "bought_on", ColumnType.DATE)
                .row("a", "running", LocalDate.EPOCH).row("b", "running", LocalDate.EPOCH);
        assertThat(sentence(reading(select(NAME, STATUS, BOUGHT))))
                .isEqualTo("There are 2 machines, each with machine, status and bought on.");
    }

    @Test
    void describesRowsOfAnUnknownPlan() {
        result("resource_type", ColumnType.TEXT, "total_cost", ColumnType.DECIMAL).row("vm", 5.0).row("disk", 7.5);
        assertThat(sentence(null))
                .isEqualTo("The total cost per resource type is 5.00 for vm and 7.50 for disk.");
    }

    @Test
    void namesColumnsOfStarsAndCombinationsByTheResult() {
        result("id", ColumnType.INTEGER, "name", ColumnType.TEXT).row(1L, "a").row(2L, "b");
        assertThat(sentence(reading(select(new Expression.AllFields(MACHINES)))))
                .isEqualTo("There are 2 rows, each with id and name.");
        result("name", ColumnType.TEXT).row("a").row("b");
        var both = new QueryPlan.Combined(QueryPlan.SetOperator.UNION, select(NAME), select(TEAM));
        var union = new Reading(both, "", 1, "", List.of(), List.of(), List.of(), Map.of());
        assertThat(sentence(union)).isEqualTo("There are 2 machines: a and b.");
    }

    @Test
    void wordsComputedColumns() {
        result("x", ColumnType.DECIMAL).row(2.5);
        assertThat(sentence(reading(select(new Arithmetic(TOTAL, Operator.DIVIDED_BY, COUNT))))).isEqualTo(
                "The ratio of the total monthly cost to the number of machines is 2.50.");
        assertThat(sentence(reading(select(new Arithmetic(COST, Operator.TIMES, new Constant(12L))))))
                .isEqualTo("The monthly cost times 12 is 2.50 USD.");
        assertThat(sentence(reading(select(new Arithmetic(new Expression.Scalar(select(COST)), Operator.MINUS,
                new Arithmetic(COST, Operator.PLUS, COST))))))
                .isEqualTo("The monthly cost minus monthly cost plus monthly cost is 2.50 USD.");
        assertThat(sentence(reading(select(new Expression.Choice(new Condition.IsNull(COST), COST, COST)))))
                .isEqualTo("The value is 2.5.");
    }

    @Test
    void prefersLabels() {
        result("pct", ColumnType.DECIMAL).row(12.345);
        var labelled = new QueryPlan.Select(false, List.of(new Output(COST, "running_percent")),
                From.of(new Source.Derived(select(COST), "d")), List.of(), List.of(), List.of(), List.of(), null);
        assertThat(sentence(reading(labelled))).isEqualTo("The running percent is 12.35 %.");
    }

    @Test
    void saysEachFilterInWords() {
        result("n", ColumnType.INTEGER).row(2L);
        assertThat(filtered("<>", "x")).endsWith("where the status is not x.");
        assertThat(filtered("<", "5")).endsWith("where the status is below 5.");
        assertThat(filtered("<=", "5")).endsWith("where the status is at most 5.");
        assertThat(filtered(">", "5")).endsWith("where the status is above 5.");
        assertThat(filtered(">=", "5")).endsWith("where the status is at least 5.");
        assertThat(filtered("in", "a, b")).endsWith("where the status is one of a, b.");
        assertThat(filtered("like", "a%")).endsWith("where the status is like a%.");
        assertThat(filtered("between", "1 and 2")).endsWith("where the status is between 1 and 2.");
        assertThat(filtered("is null", "")).endsWith("where the status is empty.");
        assertThat(filtered("exists", "orders")).isEqualTo("There are 2 machines with orders.");
        assertThat(filtered("not exists", "orders")).isEqualTo("There are 2 machines without orders.");
        assertThat(filtered("not exists", "orders where paid is false"))
                .isEqualTo("There are 2 machines where there are no orders where paid is false.");
    }

    @Test
    void keepsTheTextOfAModel() {
        result("n", ColumnType.INTEGER).row(4L);
        assertThat(write(null, new Ending.Answered(" Four. ", 0.5)).answer()).isEqualTo("Four.");
    }

    @Test
    void drawsANumber() {
        result("n", ColumnType.INTEGER).row(4L);
        assertDrawn(chart(reading(select(COUNT))), ChartType.NUMBER, null, "n", null, "Number of machines");
    }

    @Test
    void drawsBarsForGroupsAndSlicesWhenSharesAreAsked() {
        result("status", ColumnType.TEXT, "n", ColumnType.INTEGER).row("running", 3L).row("stopped", 1L);
        assertDrawn(chart(reading(grouped(STATUS, COUNT))), ChartType.BAR, "status", "n", null,
                "Number of machines by status");
        question = "the distribution of machines by status";
        assertThat(chart(reading(grouped(STATUS, COUNT))).type()).isEqualTo(ChartType.PIE);
        assertThat(chart(reading(grouped(STATUS, of(Function.AVERAGE, COST)))).type()).isEqualTo(ChartType.BAR);
        row("broken", 0L);
        assertThat(chart(reading(grouped(STATUS, COUNT))).type()).isEqualTo(ChartType.BAR);
    }

    @Test
    void drawsLinesOverTime() {
        result("m", ColumnType.TEXT, "s", ColumnType.DECIMAL).row("2026-01", 1.0).row("2026-02", 9.0);
        assertDrawn(chart(reading(grouped(MONTH, TOTAL))), ChartType.LINE, "m", "s", null,
                "Total monthly cost by month");
        result("m", ColumnType.DATE, "status", ColumnType.TEXT, "s", ColumnType.DECIMAL)
                .row(LocalDate.EPOCH, "running", 1.0).row(LocalDate.EPOCH, "stopped", 1.0)
                .row(LocalDate.EPOCH.plusDays(1), "stopped", 1.0);
        assertThat(chart(null).series()).isEqualTo("status");
    }

    @Test
    void takesYearsForTimeAndKeysForNames() {
        result("year", ColumnType.INTEGER, "total", ColumnType.INTEGER).row(2025L, 5L).row(2026L, 6L);
        assertThat(chart(null).type()).isEqualTo(ChartType.LINE);
        result("team_id", ColumnType.INTEGER, "total", ColumnType.INTEGER).row(2025L, 5L).row(2026L, 6L);
        assertThat(chart(null).type()).isEqualTo(ChartType.BAR);
    }

    @Test
    void drawsDotsForTwoMeasures() {
        result("a", ColumnType.INTEGER, "b", ColumnType.INTEGER).row(1L, 5L).row(2L, 6L).row(3L, 9L);
        assertDrawn(chart(null), ChartType.SCATTER, "a", "b", null, "B by a");
        rows.removeLast();
        assertThat(chart(null).type()).isEqualTo(ChartType.TABLE);
    }

    @Test
    void drawsBarsInSeries() {
        result("status", ColumnType.TEXT, "team", ColumnType.TEXT, "n", ColumnType.INTEGER).row("a", "x", 1L)
                .row("a", "y", 2L).row("b", "x", 3L);
        assertDrawn(chart(null), ChartType.BAR, "status", "n", "team", "N by status");
    }

    @Test
    void leavesTheRestToATable() {
        result("name", ColumnType.TEXT).row("a").row("b");
        assertThat(chart(null).type()).isEqualTo(ChartType.TABLE);
        result("name", ColumnType.TEXT, "n", ColumnType.INTEGER).row("a", 1L);
        assertThat(chart(null).type()).isEqualTo(ChartType.TABLE);
        IntStream.range(0, 100).forEach(number -> row("x" + number, 1L));
        assertThat(chart(null).type()).isEqualTo(ChartType.TABLE);
    }

    @Test
    void drawsNothingWithoutRows() {
        result("name", ColumnType.TEXT);
        assertThat(write(null, new Ending.Answered("", 1)).chart()).isNull();
    }

    @Test
    void recordsWhatWasChecked() {
        result("status", ColumnType.TEXT, "n", ColumnType.INTEGER).row("running", null).row("x", 1L);
        truncated = Truncation.BYTES;
        var receipt = write(reading(grouped(STATUS, COUNT), RUNNING), new Ending.Answered("", 1)).receipt();
        assertThat(receipt.checks()).extracting(Answer.Check::name, Answer.Check::status).containsExactly(
                tuple("complete", CheckStatus.WARNING),
                tuple("rows_found", CheckStatus.PASSED),
                tuple("missing_values", CheckStatus.WARNING),
                tuple("words_read", CheckStatus.PASSED));
        assertThat(receipt.filters())
                .containsExactly(new Answer.Filter("machines.status", "=", "running", "live"));
        assertThat(receipt.interpretation()).isEqualTo("a reading");
    }

    @Test
    void warnsOfCutAndEmptyResults() {
        result("n", ColumnType.INTEGER);
        truncated = Truncation.ROWS;
        assertThat(write(null, new Ending.Answered("", 1)).receipt().checks())
                .allMatch(check -> check.status() == CheckStatus.WARNING).hasSize(2);
    }

    @Test
    void suggestsWhatMayFollowATotal() {
        result("n", ColumnType.INTEGER).row(4L);
        assertThat(suggestions(reading(select(COUNT)))).hasSize(3).startsWith("Break it down by status",
                "Show it per month");
        assertThat(suggestions(reading(select(of(Function.AVERAGE, COST))))).startsWith("Break it down by status",
                "Show it per month", "And the maximum?");
    }

    @Test
    void suggestsQuestionsAboutTheTablesOfAQueryWithoutPlan() {
        result("n", ColumnType.INTEGER).row(4L);
        var checked = new Guard(Estate.catalog("estate"), Policy.EVERYTHING).check("SELECT COUNT(*) FROM machines");
        query = ((Verdict.Accepted) checked).query();
        var suggested = write(null, new Ending.Answered("", 1)).suggestions();
        assertThat(suggested).hasSize(3).contains("What is the total monthly cost per month?");
    }

    @Test
    void suggestsNothingWhereNobodyForesees() {
        result("n", ColumnType.INTEGER).row(4L);
        assertThat(new AnswerWriter().write(work(reading(select(COUNT))), new Ending.Answered("", 1), Probes.NONE)
                .suggestions()).isEmpty();
    }

    @Test
    void suggestsTheMonthBefore() {
        result("s", ColumnType.DECIMAL).row(4.0);
        var may = where(select(TOTAL), new Condition.Within(BOUGHT, LocalDate.of(2026, 5, 1),
                LocalDate.of(2026, 6, 1)));
        assertThat(suggestions(reading(may))).contains("And in April 2026?");
    }

    @Test
    void keepsLimitedRows() {
        result("name", ColumnType.TEXT).row("a").row("b").row("c");
        var answer = write(null, new Ending.Answered("", 1));
        assertThat(answer.withRowsUpTo(2).rows()).hasSize(2);
        assertThat(answer.withRowsUpTo(2).rowCount()).isEqualTo(3);
        assertThat(answer.withRowsUpTo(3)).isSameAs(answer);
    }

    @Test
    void drawsNoWholeOfSomeRows() {
        question = "distribution";
        result("status", ColumnType.TEXT, "n", ColumnType.INTEGER).row("a", 1L).row("b", 2L).row("c", 1L);
        var answer = write(reading(grouped(STATUS, COUNT)), new Ending.Answered("", 1));
        assertThat(answer.chart()).isNotNull();
        assertThat(answer.chart().type()).isEqualTo(ChartType.PIE);
        var part = answer.withRowsUpTo(2).chart();
        assertThat(part).isNotNull();
        assertThat(part.type()).isEqualTo(ChartType.BAR);
        assertThat(part.options()).extracting(Answer.Chart.Option::type).containsExactly(ChartType.BAR,
                ChartType.TABLE);
    }

    private String filtered(String operator, String value) {
        return sentence(reading(select(COUNT),
                new Reading.Filter(RUNNING.column(), operator, value, null)));
    }

    private String sentence(@Nullable Reading reading) {
        return write(reading, new Ending.Answered("", 1)).answer();
    }

    private static void assertDrawn(Answer.Chart chart, ChartType type, @Nullable String x, @Nullable String y,
            @Nullable String series, String title) {
        assertThat(chart.options().getFirst()).isEqualTo(new Answer.Chart.Option(type, x, y, series));
        assertThat(chart).isEqualTo(new Answer.Chart(type, x, y, series, title, chart.options()));
    }

    private Answer.Chart chart(@Nullable Reading reading) {
        var chart = write(reading, new Ending.Answered("", 1)).chart();
        assertThat(chart).isNotNull();
        return chart;
    }

    private List<String> suggestions(Reading reading) {
        return write(reading, new Ending.Answered("", 1)).suggestions();
    }

    private Answer write(@Nullable Reading reading, Ending ending) {
        return new AnswerWriter(AnswerFormat.NONE, PlanEditors.UNPREPARED, FORESIGHT).write(work(reading), ending,
                Probes.NONE);
    }

    private Work work(@Nullable Reading reading) {
        var result = new ResultTable(columns, rows, truncated, Duration.ZERO);
        return new Work("id", "thread", 1, question, "embedded", Estate.catalog("estate"),
                LocalDate.of(2026, 6, 15), new Work.Finding(result, query, reading),
                new Answer.Usage(0, 0, 0, null), Map.of(), "engine", null, null, 0.6, null);
    }

    private AnswerWriterTest result(Object... namesAndTypes) {
        columns.clear();
        rows.clear();
        for (var index = 0; index < namesAndTypes.length; index += 2) {
            columns.add(new ResultColumn((String) namesAndTypes[index], (ColumnType) namesAndTypes[index + 1]));
        }
        return this;
    }

    private AnswerWriterTest row(@Nullable Object... cells) {
        rows.add(asList(cells));
        return this;
    }
}
