package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpretation.AboutSchema;
import dev.sqlchat.engine.Interpretation.AboutSchema.Topic;
import dev.sqlchat.engine.Interpretation.NotUnderstood;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.EmbeddedChatModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmbeddedAgentTest {

    @TempDir
    Path directory;

    private final List<Question> asked = new ArrayList<>();
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void listsTablesReadsTheSchemaQueriesAndComposesTheSentence() {
        var events = new ArrayList<AgentEvent>();
        agent(0.5, new Understood(List.of(Readings.count(0.9)))).streamQuestion(question("How many machines?"),
                events::add);

        assertThat(events).filteredOn(event -> event instanceof AgentEvent.Step step && step.tool() != null)
                .extracting(event -> ((AgentEvent.Step) event).tool())
                .containsExactly("sql_db_list_tables", "sql_db_schema", "sql_db_query");
        var answer = ((AgentEvent.Answered) events.getLast()).answer();
        assertThat(answer.answer()).isEqualTo("There are 4 machines.");
        assertThat(answer.confidence()).isEqualTo(0.9);
        assertThat(answer.receipt().interpretation()).isEqualTo("number of machines");
        assertThat(answer.receipt().explanation()).containsExactly("Reads machines.",
                "Computes over these rows: the number of machines.");
        assertThat(answer.usage().modelCalls()).isZero();
    }

    @Test
    void interpretsAQuestionOnce() {
        ask(0.5, new Understood(List.of(Readings.count(0.9))));

        assertThat(asked).hasSize(1);
    }

    @Test
    void givesTheEngineTheDayTheHintsAndThePlanBefore() {
        var agent = agent(0.5, new Understood(List.of(Readings.count(0.9))));
        agent.processQuestion(new AgentQuestion("How many?", "t", null, List.of("a hint")));
        agent.processQuestion(new AgentQuestion("And now?", "t", null, List.of()));

        assertThat(asked.getFirst().previous()).isNull();
        assertThat(asked.getFirst().today()).isEqualTo("2026-06-15");
        assertThat(asked.getFirst().hints()).containsExactly("a hint");
        assertThat(asked.getLast().previous()).isEqualTo(Readings.count(1).plan());
        assertThat(asked.getLast().text()).isEqualTo("And now?");
    }

    @Test
    void triesTheNextReadingWhenOneIsRefused() {
        var answer = ask(0.5, new Understood(List.of(
                Readings.reading("SELECT nonexistent FROM machines", 0.9, "wrong"), Readings.count(0.8))));

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.receipt().interpretation()).isEqualTo("number of machines");
        assertThat(answer.confidence()).isEqualTo(0.8);
    }

    @Test
    void triesTheNextReadingWhenTheDatabaseRefuses() {
        estate.next(() -> new QueryOutcome.Failed("out of memory"));
        var answer = ask(0.5, new Understood(List.of(
                Readings.reading("SELECT COUNT(id) FROM machines", 0.9, "first"), Readings.count(0.8))));

        assertThat(answer.answer()).isEqualTo("There are 4 machines.");
    }

    @Test
    void abstainsWhenNoReadingIsLeft() {
        estate.next(() -> new QueryOutcome.Failed("out of memory"));
        var answer = ask(0.5, new Understood(List.of(Readings.count(0.9), Readings.reading("SELECT 2", 0.4, "low"))));

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("out of memory");
        assertThat(answer.sql()).isNull();
    }

    @Test
    void triesNoMoreThanThreeQueries() {
        var readings = List.of(refused(1), refused(2), refused(3), Readings.count(0.9));

        var answer = ask(0, new Understood(readings));

        assertThat(answer.status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void abstainsBelowTheThresholdAndSaysHowItWouldRead() {
        var unsure = Readings.unread(Readings.count(0.2), "blue");

        var answer = ask(0.5, new Understood(List.of(unsure)));

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("number of machines", "20 %", "blue");
        assertThat(answer.suggestions()).contains("machines");
        assertThat(answer.confidence()).isEqualTo(0.2);
    }

    @Test
    void answersEverythingAtThresholdZero() {
        assertThat(ask(0, new Understood(List.of(Readings.count(0)))).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void asksBackWhenTheDoubtIsOnlyWhichReading() {
        var one = Readings.reading("SELECT COUNT(*) FROM teams", 0.4, "number of teams");
        var agent = agent(0.5, new Understood(List.of(Readings.count(0.42), one)));

        var back = agent.processQuestion(new AgentQuestion("How many?", "t", null, List.of()));
        var answer = agent.processQuestion(new AgentQuestion("number of teams", "t", null, List.of()));

        assertThat(back.status()).isEqualTo(Status.CLARIFY);
        assertThat(back.choices()).extracting(Answer.Choice::text)
                .containsExactly("number of machines", "number of teams");
        assertThat(answer.sql()).isEqualToIgnoringCase("SELECT COUNT(*) FROM teams");
        assertThat(answer.turn()).isEqualTo(2);
    }

    @Test
    void abstainsWithTheReasonAndTheNearestNames() {
        var answer = ask(0.5, new NotUnderstood("There are no dogs in this data.", List.of("machines.name")));

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).isEqualTo("There are no dogs in this data.");
        assertThat(answer.suggestions()).containsExactly("machines.name");
    }

    @Test
    void saysWhichTablesThereAre() {
        var answer = ask(0.5, new AboutSchema(Topic.TABLES, null));

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.answer())
                .isEqualTo("The database has 2 tables: teams (about 3 rows) and machines (about 4 rows).");
    }

    @Test
    void saysWhatATableHolds() {
        assertThat(ask(0.5, new AboutSchema(Topic.COLUMNS, Estate.TEAMS)).answer()).isEqualTo(
                "teams (about 3 rows) has 2 columns: id (integer, key) and name (text). It is described as: who owns "
                        + "machines. It is referred to by machines.");
        assertThat(ask(0.5, new AboutSchema(Topic.COLUMNS, Estate.MACHINES)).answer()).contains(
                "It refers to teams.");
    }

    @Test
    void listsTheTablesWhenTheOneAskedForIsGone() {
        assertThat(ask(0.5, new AboutSchema(Topic.COLUMNS, TableName.of("gone"))).answer())
                .startsWith("The database has 2 tables");
    }

    @Test
    void saysWhatCanBeAsked() {
        assertThat(ask(0.5, new AboutSchema(Topic.HELP, null)).answer()).contains("teams and machines");
    }

    @Test
    void givesExamplesThatAreAnswered() {
        var agent = AgentService.of(new EmbeddedChatModel(new QuestionEngine(), 0.6), Estate.only(estate));

        assertThat(agent.processQuestion(question("What can I ask?")).answer()).contains("For example: “",
                "“What is the total monthly cost per month?”");
    }

    @Test
    void answersWithTheRealEngineWithoutAFault() {
        var engine = new QuestionEngine();
        var agent = AgentService.of(new EmbeddedChatModel(engine::interpret, 0), Estate.only(estate));

        var answer = agent.processQuestion(question("How many machines are there?"));

        assertThat(answer.status()).isIn(Status.ANSWERED, Status.ABSTAINED);
        assertThat(answer.answer()).isNotBlank();
    }

    @Test
    void warnsOfWordsLeftUnread() {
        var answer = ask(0.5, new Understood(List.of(Readings.unread(Readings.count(0.9), "blue"))));

        assertThat(answer.receipt().checks()).filteredOn(check -> check.status() == CheckStatus.WARNING)
                .extracting(Answer.Check::name).containsExactly("words_read");
    }

    @Test
    void refusesThresholdsThatAreNoConfidence() {
        assertThatIllegalArgumentException().isThrownBy(() -> agent(1.5, new AboutSchema(Topic.HELP, null)));
        assertThatIllegalArgumentException().isThrownBy(() -> agent(Double.NaN, new AboutSchema(Topic.HELP, null)));
    }

    private static Reading refused(int number) {
        return Readings.reading("SELECT nonexistent" + number + " FROM machines", 0.9, "refused " + number);
    }

    private Answer ask(double threshold, Interpretation interpretation) {
        return agent(threshold, interpretation).processQuestion(question("How many machines?"));
    }

    private AgentService agent(double threshold, Interpretation interpretation) {
        return AgentService.of(new EmbeddedChatModel(question -> {
            asked.add(question);
            return interpretation;
        }, threshold), Estate.only(estate));
    }

    private static AgentQuestion question(String text) {
        return new AgentQuestion(text, null, null, List.of());
    }
}
