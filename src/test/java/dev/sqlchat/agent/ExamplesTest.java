package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.sqlchat.agent.extension.AfterRun;
import dev.sqlchat.agent.extension.BeforeRun;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.AnswerFormat;
import dev.sqlchat.database.Database;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilters;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the documentation do what it says. */
class ExamplesTest {

    @TempDir
    Path directory;

    private final ScriptedChatModel model = new ScriptedChatModel();

    @Test
    void changeQuestionsAndAnswers() throws SQLException {
        model.queries("SELECT COUNT(*) FROM machines").answers("{\"sentence\": \"There are 4.\", \"risk\": \"low\"}");
        var estate = Estate.in(directory);

        var answer = ask(estate, "How many boxes?");

        assertThat(answer.text())
                .isEqualTo("There are 4.\nCosts of machines are preliminary until the end of the quarter.");
        assertThat(answer.fields()).isEqualTo(Map.of("risk", "low"));
        assertThat(model.requests().getFirst().messages()).contains(new Message.User("how many machines?"));
        assertThat(ask(estate, "Whose salary is highest?").status()).isEqualTo(Answer.Status.REFUSED);
    }

    @Test
    void leaveTextAloneThatIsOfNoForm() throws SQLException {
        model.answers("4").answers("No JSON.");

        assertThat(ask(Estate.in(directory), "How many?").answer()).isEqualTo("4");
        assertThat(ask(Estate.in(directory, "other"), "How many?").answer()).isEqualTo("No JSON.");
    }

    @Test
    void filterQueries() throws SQLException {
        try (var database = Scripted.open(directory, "bank", """
                CREATE TABLE accounts (id INTEGER PRIMARY KEY, open INTEGER);
                CREATE VIEW open_accounts AS SELECT * FROM accounts WHERE open = 1;
                INSERT INTO accounts VALUES (1, 1), (2, 0);
                """); var context = examples()) {
            var queries = new OwnQueries(Duration.ZERO, new SqlFilters(List.of(context.getBean(SqlFilter.class))),
                    ignored -> {});

            assertThat(count(queries, database, "ada")).isEqualTo(1L);
            assertThat(count(queries, database, "auditor")).isEqualTo(2L);
        }
    }

    private static Object count(OwnQueries queries, Database database, String user) {
        var outcome = queries.run("SELECT COUNT(accounts.id) FROM accounts", database, user);
        return String.valueOf(((OwnQueries.Outcome.Ran) outcome).result().rows().getFirst().getFirst()).transform(
                Long::valueOf);
    }

    private Answer ask(Database database, String question) {
        try (var context = examples()) {
            var extensions = new Extensions(List.of(context.getBean(BeforeRun.class)),
                    List.of(context.getBean(AfterRun.class)), List.of(context.getBean(AnswerFormat.class)),
                    new SqlFilters(List.of(context.getBean(SqlFilter.class))));
            return AgentService.with(model, Estate.only(database)).extensions(extensions).build()
                    .processQuestion(new AgentQuestion(question, null, null, List.of()));
        }
    }

    private static AnnotationConfigApplicationContext examples() {
        return new AnnotationConfigApplicationContext("example");
    }
}
