package dev.sqlchat.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationTest {

    private final List<AgentQuestion> asked = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final StringWriter predictions = new StringWriter();
    private final StringWriter progress = new StringWriter();

    @TempDir
    private Path folder;

    private void run(EvalQuestion... questions) throws Exception {
        for (String name : List.of("one", "two")) {
            Shop.create(EvalDatabases.file(folder, name));
        }
        try (var databases = new EvalDatabases(folder, DatabaseSettings.DEFAULT)) {
            new Evaluation(this::answer, name -> open(databases, name), finished -> finished,
                    new PrintWriter(predictions),
                    new PrintWriter(progress)).run(List.of(questions));
        }
    }

    private Database open(EvalDatabases databases, String name) {
        opened.add(name);
        return databases.open(name);
    }

    private Answer answer(AgentQuestion question) {
        asked.add(question);
        if (question.text().equals("fault")) {
            throw new IllegalStateException("a bug");
        }
        if (question.text().equals("deep")) {
            throw new StackOverflowError();
        }
        String thread = question.threadId() == null ? "t" + asked.size() : question.threadId();
        return new Answer("a", thread, 1,
                question.text().equals("what?") ? Answer.Status.ABSTAINED : Answer.Status.ANSWERED,
                "", "SELECT 1", List.of(), List.of(), 0, false, null,
                new Answer.Receipt("", List.of(), List.of(), List.of(), LocalDate.EPOCH, null, null, null, null, null,
                        null),
                0.5, List.of(), List.of(),
                List.of(), "", new Answer.Usage(2, 30, 4, null), Map.of());
    }

    private static EvalQuestion question(String id, String database, String text, @Nullable String conversation,
            int turn) {
        return new EvalQuestion(id, "s", database, text, null, conversation, turn, false);
    }

    @Test
    void asksTheTurnsOfAConversationInOrderInOneThread() throws Exception {
        run(question("c2", "one", "second", "c", 2), question("x", "one", "other", null, 0),
                question("c1", "one", "first", "c", 1));
        assertThat(asked).extracting(AgentQuestion::text).containsExactly("first", "second", "other");
        assertThat(asked).extracting(AgentQuestion::threadId).containsExactly(null, "t1", null);
    }

    @Test
    void opensEachDatabaseOnce() throws Exception {
        run(question("1", "one", "a", null, 0), question("2", "two", "b", null, 0),
                question("3", "one", "c", null, 0));
        assertThat(opened).containsExactly("one", "two");
        assertThat(asked).extracting(AgentQuestion::database).containsExactly("one", "one", "two");
    }

    @Test
    void passesEvidenceAsAHint() throws Exception {
        run(new EvalQuestion("1", "s", "one", "a | b | c", "hint", null, 0, false));
        assertThat(asked.getFirst().hints()).containsExactly("hint");
        assertThat(asked.getFirst().text()).isEqualTo("a | b | c");
    }

    @Test
    void goesOnAfterAFault() throws Exception {
        run(question("1", "one", "fault", "c", 1), question("2", "one", "deep", "c", 2),
                question("3", "one", "fine", "c", 3));
        assertThat(predictions.toString().lines()).hasSize(3).first().asString()
                .matches("\\{\"id\":\"1\",\"sql\":null,\"confidence\":0.0,\"latency_ms\":\\d+,\"status\":\"error\","
                        + "\"model_calls\":0,\"input_tokens\":0,\"output_tokens\":0}");
        assertThat(progress.toString()).contains("1 failed: java.lang.IllegalStateException: a bug")
                .contains("{error=2, answered=1}");
    }

    @Test
    void writesAQueryOnlyWhenItWasAnAnswer() throws Exception {
        run(question("1", "one", "what?", null, 0), question("2", "one", "fine", null, 0));
        assertThat(predictions.toString().lines()).first().asString().contains("\"sql\":null", "\"abstained\"");
        assertThat(predictions.toString()).contains("\"sql\":\"SELECT 1\",\"confidence\":0.5",
                "\"model_calls\":2,\"input_tokens\":30,\"output_tokens\":4");
    }
}
