package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Choice;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.model.EmbeddedChatModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions of which nobody can tell which of some readings is meant. */
class ClarifyTest {

    private static final Reading MACHINES = counting(Estate.MACHINES, "SELECT COUNT(*) FROM machines", 0.42);
    private static final Reading TEAMS = counting(Estate.TEAMS, "SELECT COUNT(*) FROM teams", 0.4);
    private static final Reading RUNNING = reading(Estate.MACHINES,
            "SELECT COUNT(*) FROM machines WHERE status = 'running'", 0.38, "number of machines that run");

    @TempDir
    Path directory;

    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void asksBackWithTheNumberOfEachReading() {
        var back = ask(agent(0.5, MACHINES, TEAMS), "How many?");

        assertThat(back.status()).isEqualTo(Status.CLARIFY);
        assertThat(back.answer()).isEqualTo("I can read that in several ways. Which one do you mean?");
        assertThat(back.choices()).containsExactly(new Choice(1, "number of machines", "There are 4 machines."),
                new Choice(2, "number of teams", "There are 3 teams."));
        assertThat(back.sql()).isNull();
        assertThat(back.rows()).isEmpty();
        assertThat(back.confidence()).isEqualTo(0.42);
    }

    @Test
    void runsTheReadingsThroughTheSameSteps() {
        var events = new ArrayList<AgentEvent>();
        agent(0.5, MACHINES, TEAMS).streamQuestion(question("How many?"), events::add);

        assertThat(events).filteredOn(AgentEvent.Sql.class::isInstance).extracting(event -> ((AgentEvent.Sql) event)
                .sql()).containsExactly("SELECT COUNT(*) FROM machines", "SELECT COUNT(*) FROM teams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", " 2. ", "(2)", "the second one", "Second", "the second, please", "option 2", "2nd",
            "the last one", "number two", "teams", "I mean the teams", "number of teams", "the latter"})
    void goesOnWithTheChosenReading(String reply) {
        var agent = agent(0.5, MACHINES, TEAMS);
        ask(agent, "How many?");

        var answer = ask(agent, reply);

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.answer()).isEqualTo("There are 3 teams.");
        assertThat(answer.sql()).isEqualTo("SELECT COUNT(*) FROM teams");
        assertThat(answer.confidence()).isEqualTo(0.4);
        assertThat(answer.turn()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many teams have no machines?", "5", "cost per team", "number", "both", "yes"})
    void takesAnythingElseAsANewQuestion(String question) {
        var agent = agent(0.5, MACHINES, TEAMS);
        ask(agent, "How many?");

        assertThat(ask(agent, question).status()).isEqualTo(Status.CLARIFY);
    }

    @Test
    void answersAReadingThatItWasNotSureEnoughOfWhenTheUserSaysSo() {
        var far = reading(Estate.TEAMS, "SELECT COUNT(*) FROM teams", 0.05, "number of teams");
        var agent = agent(0.9, MACHINES, RUNNING, far);
        var unsure = ask(agent, "How many?");

        assertThat(unsure.status()).isEqualTo(Status.ABSTAINED);
        assertThat(unsure.choices()).containsExactly(new Choice(1, "number of machines", null),
                new Choice(2, "number of machines that run", null));
        assertThat(ask(agent, "machines").status()).isEqualTo(Status.ABSTAINED);
        var answer = ask(agent, "Number of machines that run");
        assertThat(answer.answer()).isEqualTo("There are 3 machines.");
        assertThat(answer.confidence()).isEqualTo(0.38);
        assertThat(answer.receipt().trust().level()).isEqualTo(Answer.TrustLevel.UNVERIFIED);
    }

    @Test
    void isNoSurerBecauseTwoUnsureReadingsAgree() {
        var other = reading(Estate.MACHINES, "SELECT COUNT(id) AS n FROM machines", 0.4, "number of ids");

        var answer = ask(agent(0.5, MACHINES, other), "How many?");

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.confidence()).isEqualTo(0.42);
    }

    @Test
    void offersReadingsThatAgreeOnce() {
        var other = reading(Estate.MACHINES, "SELECT COUNT(id) AS n FROM machines", 0.4, "number of ids");

        assertThat(ask(agent(0.5, MACHINES, other, RUNNING), "How many?").choices()).extracting(Choice::result)
                .containsExactly("There are 4 machines.", "There are 3 machines.");
    }

    @Test
    void doesNotOfferWhatCannotBeRun() {
        var refused = reading(Estate.MACHINES, "SELECT COUNT(nothing) FROM machines", 0.4, "number of nothings");

        assertThat(ask(agent(0.5, MACHINES, refused, TEAMS), "How many?").choices()).extracting(Choice::text)
                .containsExactly("number of machines", "number of teams");
        assertThat(ask(agent(0.5, MACHINES, refused), "How many?").status()).isNotIn(Status.ANSWERED, Status.CLARIFY);
    }

    @Test
    void abstainsWhenOnlyFarReadingsAreLeft() {
        var far = reading(Estate.TEAMS, "SELECT COUNT(*) FROM teams", 0.2, "number of teams");

        assertThat(ask(agent(0.5, MACHINES, far), "How many?").status()).isEqualTo(Status.ABSTAINED);
    }

    @Test
    void offersFourAtMost() {
        var readings = List.of(MACHINES, TEAMS, distinct(1), distinct(2), distinct(3)).toArray(Reading[]::new);

        assertThat(ask(agent(0.5, readings), "How many?").choices()).hasSize(4);
    }

    @Test
    void neverAsksWhenEveryAnswerIsWanted() {
        assertThat(ask(agent(0, MACHINES, TEAMS), "How many?").answer()).isEqualTo("There are 4 machines.");
    }

    private static Reading distinct(int number) {
        return reading(Estate.MACHINES, "SELECT COUNT(*) + " + number + " FROM machines", 0.37,
                "number of machines and " + number);
    }

    private static Reading counting(TableName table, String sql, double confidence) {
        return reading(table, sql, confidence, "number of " + table);
    }

    private static Reading reading(TableName table, String sql, double confidence, String description) {
        var plan = new Select(false, Readings.select(Readings.COUNT).outputs(), From.of(TableSource.of(table)),
                List.of(), List.of(), List.of(), List.of(), null);
        return new Reading(plan, sql, confidence, description, List.of(table), List.of(), List.of(), Map.of());
    }

    private AgentService agent(double threshold, Reading... readings) {
        return AgentService.of(new EmbeddedChatModel(question -> new Understood(List.of(readings)), threshold),
                Estate.only(estate));
    }

    private static Answer ask(AgentService agent, String question) {
        return agent.processQuestion(question(question));
    }

    private static AgentQuestion question(String text) {
        return new AgentQuestion(text, "t", null, List.of());
    }
}
