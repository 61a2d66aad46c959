package dev.sqlchat.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.AgentEvent;
import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.agent.InvalidQuestion;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.catalog.ColumnType;

/** Plays an agent: the words of a question choose what happens. */
final class ScriptedAgent implements AgentService {

    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    /** Opens when a run was interrupted. */
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public Answer processQuestion(AgentQuestion question) {
        check(question);
        if (question.text().contains("explode")) {
            throw new IllegalStateException("secret inner words");
        }
        return answer(question);
    }

    @Override
    public void streamQuestion(AgentQuestion question, Consumer<AgentEvent> events) {
        check(question);
        events.accept(new AgentEvent.Step("tools", "sql_db_list_tables", "2 tables", 1));
        if (question.text().contains("wait")) {
            pause(60_000);
        }
        pause(question.text().contains("slowly") ? 400 : 0);
        events.accept(new AgentEvent.Step("tools", "sql_db_schema", "Read the columns of resources", 2));
        pause(question.text().contains("slowly") ? 400 : 0);
        if (question.text().contains("explode")) {
            events.accept(new AgentEvent.Faulted("internal_error", "The run failed; the server's log says why."));
            return;
        }
        Answer answer = answer(question);
        events.accept(new AgentEvent.Sql(answer.sql() == null ? "" : answer.sql()));
        events.accept(new AgentEvent.Rows(answer.columns(), answer.rows(), answer.rowCount(), answer.truncated()));
        events.accept(new AgentEvent.Token("There are"));
        events.accept(new AgentEvent.Answered(answer));
    }

    private static void check(AgentQuestion question) {
        if (question.text().isBlank()) {
            throw new InvalidQuestion("blank_question", "Write a question.");
        }
        if (question.text().length() > AgentQuestion.LONGEST) {
            throw new InvalidQuestion("question_too_long", "A question may have at most 4,000 characters.");
        }
        if (question.database() != null && !question.database().equals("estate")) {
            throw new InvalidQuestion("unknown_database", "There is no database " + question.database() + ".");
        }
    }

    private void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answer(AgentQuestion question) {
        String text = question.text();
        String thread = question.threadId() == null ? "t-1" : question.threadId();
        int turn = question.threadId() == null ? 1 : 2;
        if (text.contains("unsure")) {
            return of(thread, turn, Answer.Status.CLARIFY, "Do you mean the day of creation or of deletion?", null,
                    List.of(), List.of(), List.of(new Answer.Choice(1, "By day of creation"),
                            new Answer.Choice(2, "By day of deletion")));
        }
        if (text.contains("weather")) {
            return of(thread, turn, Answer.Status.ABSTAINED,
                    "I cannot answer that from this data; nearest are resources and costs.", null, List.of(),
                    List.of(), List.of());
        }
        if (text.contains("hostile")) {
            return of(thread, turn, Answer.Status.ANSWERED, "The name is " + HOSTILE + ".",
                    "SELECT name FROM resources", List.of(column("name", ColumnType.TEXT)), List.of(row(HOSTILE)),
                    List.of());
        }
        if (text.contains("many rows")) {
            return of(thread, turn, Answer.Status.ANSWERED, "Here are 250 costs.", "SELECT id, cost FROM costs",
                    List.of(column("id", ColumnType.INTEGER), column("cost", ColumnType.DECIMAL)),
                    IntStream.range(0, 250).mapToObj(id -> row((long) id, id * 12.5)).toList(), List.of());
        }
        return of(thread, turn, Answer.Status.ANSWERED,
                turn == 1 ? "There are 318 running resources." : "Turn 2: 51 of them are in westeurope.",
                "SELECT location, status, COUNT(*) AS resources, SUM(cost) AS cost FROM resources AS r JOIN costs AS c "
                        + "ON c.resource_id = r.id WHERE r.status = 'running' GROUP BY location ORDER BY cost DESC",
                List.of(column("location", ColumnType.TEXT), column("resources", ColumnType.INTEGER),
                        column("cost", ColumnType.DECIMAL), column("largest", ColumnType.INTEGER)),
                List.of(row("westeurope", 51L, 182344.5, 9007199254740993L), row("northeurope", 107L, 99120.25, 12L),
                        row("eastus", 88L, null, 7L)),
                List.of());
    }

    private static Answer of(String thread, int turn, Answer.Status status, String sentence, @Nullable String sql,
            List<Answer.OutputColumn> columns, List<List<@Nullable Object>> rows, List<Answer.Choice> choices) {
        return new Answer("a-1", thread, turn, status, sentence, sql, columns, rows, rows.size(), false, null,
                new Answer.Receipt("the number and cost of resources with status running, by location",
                        List.of("resources", "costs"),
                        List.of(new Answer.Filter("resources.status", "=", "running", "run")),
                        List.of(new Answer.Check("one_read", Answer.CheckStatus.PASSED, "One read of listed columns"),
                                new Answer.Check("fan_out", Answer.CheckStatus.WARNING,
                                        "A resource with several costs is counted once for each")),
                        LocalDate.of(2026, 6, 15)),
                0.92, choices, List.of("Only in westeurope", "Per team instead"), List.of(), "embedded",
                new Answer.Usage(2, 0, 0, null), Map.of("total", 12L));
    }

    private static Answer.OutputColumn column(String name, ColumnType type) {
        return new Answer.OutputColumn(name, type);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
