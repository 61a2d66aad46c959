package dev.sqlchat.conversation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.QueryPlan.SetOperator;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;

import static org.assertj.core.api.Assertions.assertThat;

class TurnJsonTest {

    private static final TableSource KILNS = TableSource.of(new TableName("works", "kilns"));
    private static final Field VOLUME = new Field(KILNS, "volume");

    @SuppressWarnings("unused")
    private static final List<Object> VALUES = List.of("text", 42L, new BigDecimal("1.50"), true, LocalDate.EPOCH,
            LocalDateTime.of(2026, 6, 15, 12, 30));

    @ParameterizedTest
    @FieldSource("VALUES")
    void keepsTheTypeOfAConstant(Object value) {
        var plan = where(new Condition.Comparison(VOLUME, Comparator.GREATER, new Constant(value)));

        assertThat(TurnJson.plan(TurnJson.write(plan))).isEqualTo(plan);
    }

    @Test
    void readsAnAnswerFromBeforeThereWereLabelsAndOptions() {
        var answer = TurnJson.answer("""
                {"id": "a", "threadId": "t", "turn": 1, "status": "ANSWERED", "answer": "So many.", "sql": "SELECT 1",
                "columns": [{"name": "team_name", "type": "TEXT"}, {"name": "n", "type": "INTEGER"}],
                "rows": [["x", 1]], "rowCount": 1, "truncated": false,
                "chart": {"type": "BAR", "x": "team_name", "y": "n", "series": null, "title": "N by team"},
                "receipt": {"interpretation": "", "tables": [], "filters": [], "checks": []}, "confidence": 1,
                "choices": [], "suggestions": [], "sources": [], "model": "embedded",
                "usage": {"modelCalls": 0, "inputTokens": 0, "outputTokens": 0}, "timingsMs": {}}""");

        assertThat(answer.columns()).containsExactly(new Answer.OutputColumn("team_name", ColumnType.TEXT, "team name",
                Answer.Role.CATEGORY, null),
                new Answer.OutputColumn("n", ColumnType.INTEGER, "n", Answer.Role.MEASURE, null));
        assertThat(answer.chart()).isEqualTo(new Answer.Chart(Answer.ChartType.BAR, "team_name", "n", null, "N by team",
                List.of(new Answer.Chart.Option(Answer.ChartType.BAR, "team_name", "n", null))));
    }

    @Test
    void keepsAsManyRowsAsThereIsRoomFor() {
        assertThat(kept(2_000, "short")).isEqualTo(Turn.MOST_ROWS);
        assertThat(kept(900, "short")).isEqualTo(900);
        assertThat(kept(900, "x".repeat(Turn.MOST_LETTERS / 10))).isBetween(9, 10);
        assertThat(kept(2, "x".repeat(2 * Turn.MOST_LETTERS))).isEqualTo(1);
    }

    private static int kept(int rows, String cell) {
        var answer = TurnJson.answer("""
                {"id": "a", "threadId": "t", "turn": 1, "status": "ANSWERED", "answer": "", "columns": [], "rows": [],
                "receipt": {"tables": [], "filters": [], "checks": []}, "choices": [], "suggestions": [], "sources": [],
                "usage": {"modelCalls": 0, "inputTokens": 0, "outputTokens": 0}, "rowCount": 0, "truncated": false,
                "confidence": 1, "timingsMs": {}}""");
        var full = new Answer(answer.id(), "t", 1, answer.status(), "", null, List.of(),
                Collections.nCopies(rows, List.of(cell)), rows, false, null, answer.receipt(), 1, List.of(), List.of(),
                List.of(), "m", answer.usage(), Map.of());
        var kept = new Turn(1, "q", "d", null, full, Instant.EPOCH, false).kept().answer();
        assertThat(kept.rowCount()).isEqualTo(rows);
        return kept.rows().size();
    }

    @Test
    void keepsEveryKindOfNode() {
        var counted = where(new Condition.Not(new Condition.AnyOf(List.of(new Condition.IsNull(VOLUME),
                new Condition.Within(VOLUME, LocalDate.EPOCH, null),
                new Condition.OneOf(VOLUME, List.of(new Constant(1L), new Constant("b")))))));
        var derived = new Select(true,
                List.of(Output.of(new Expression.AllFields(KILNS)),
                        new Output(new Aggregate(Function.SUM, new Expression.Scalar(counted), true), "total")),
                From.of(new Source.Derived(counted, "d")), List.of(new Condition.InPlan(VOLUME, counted)),
                List.of(new Expression.Period(Expression.Grain.MONTH, VOLUME)), List.of(),
                List.of(new Ordering(VOLUME, true)), 3);
        QueryPlan plan = new QueryPlan.Combined(SetOperator.EXCEPT, derived, counted);

        assertThat(TurnJson.plan(TurnJson.write(plan))).isEqualTo(plan);
    }

    private static Select where(Condition condition) {
        return new Select(false, List.of(Output.of(VOLUME)), From.of(KILNS), List.of(condition), List.of(), List.of(),
                List.of(), null);
    }
}
