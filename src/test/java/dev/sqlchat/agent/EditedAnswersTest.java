package dev.sqlchat.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.agent.AgentQuestion.Edit;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.EditKind;
import dev.sqlchat.answer.Answer.Part;
import dev.sqlchat.conversation.InMemoryConversations;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.sample.SampleDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** How answers over the sample database are told part by part, and edited. */
class EditedAnswersTest {

    private static final String SPENT = "What did we spend last month?";
    private static final String BY_TEAM = "How many running resources are in westeurope by team?";

    @TempDir
    static Path directory;

    private static Database sample;
    private static final QuestionEngine ENGINE = new QuestionEngine();

    private final String thread = UUID.randomUUID().toString();
    private final InMemoryConversations conversations = new InMemoryConversations(Clock.systemUTC());
    private final Turnstile turnstile = new Turnstile();
    private final AgentService agent = agent(new EmbeddedChatModel(ENGINE, 0.3));

    @BeforeAll
    static void makeSample() {
        var today = LocalDate.of(2026, 6, 15);
        var file = directory.resolve("sample.db");
        SampleDatabase.create(file, today);
        sample = JdbcDatabases.open(new DatabaseSource("test", "sample", new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT.withAsOf(today));
        assertThat(sample.awaitValues(Duration.ofMinutes(1))).isTrue();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    private AgentService agent(ChatModel model) {
        return agent(model, Extensions.NONE);
    }

    private AgentService agent(ChatModel model, Extensions extensions) {
        return AgentService.with(model, () -> List.of(sample)).conversations(conversations).turnstile(turnstile)
                .extensions(extensions)
                .editors(ENGINE::editor).build();
    }

    @Test
    void tellsHowAQuestionWasReadPieceByPiece() {
        var parts = ask(BY_TEAM).receipt().parts();

        assertThat(parts).extracting(Part::field, Part::text).containsExactly(
                tuple("measure", "number of resources"),
                tuple("filter:1", "status is running"),
                tuple("filter:2", "location is westeurope"),
                tuple("group:1", "by team"),
                tuple("order", "highest number of resources first"));
        assertThat(parts.get(1)).isEqualTo(new Part("filter:1", Answer.PartKind.FILTER, "status is running",
                "resources.status", "running", null, List.of(EditKind.REMOVE, EditKind.REPLACE),
                List.of("deleted", "stopped")));
        assertThat(parts.get(3).alternatives()).contains("resource type", "resource group", "team department");
    }

    @Test
    void tellsTheWordsThatAValueWasFoundFor() {
        assertThat(part(ask("Average cost of virtual machines"), "filter:1").matchedFrom())
                .isEqualTo("virtual machines");
        var edited = edit("replace", "measure", "total cost");
        assertThat(part(edited, "filter:1").matchedFrom()).isEqualTo("virtual machines");
        assertThat(edited.answer()).contains("virtualMachines");
    }

    /** Whatever is offered is possible, and what it makes runs. */
    @ParameterizedTest
    @ValueSource(strings = {SPENT, BY_TEAM, "Top 5 resources by cost", "Which resources are stopped?",
            "Which team has the most resources?", "Cost per month this year",
            "Which teams have more than 50 resources?",
            "total cost of resources with tag criticality high by department", "Open recommendations by impact",
            "Which resources have no team?", "Highest cost in northeurope", "What share of costs is in westeurope?",
            "How many more running resources are there than stopped resources?",
            "Number of resources created in 2025 per team and status"})
    void offersWhatIsPossible(String question) {
        var receipt = ask(question).receipt();
        var edits = new ArrayList<Edit>();
        receipt.parts().forEach(part -> {
            if (part.edits().contains(EditKind.REMOVE)) {
                edits.add(new Edit("remove", part.field(), null));
            }
            part.alternatives().forEach(value -> edits.add(new Edit("replace", part.field(), value)));
        });
        receipt.additions().forEach(addition -> addition.alternatives().stream().limit(2)
                .forEach(value -> edits.add(new Edit("add", addition.field(), value))));

        assertThat(edits).isNotEmpty().allSatisfy(edit -> {
            var other = again();
            var edited = agent.processQuestion(edits(other, edit));
            assertThat(edited.status()).isEqualTo(Answer.Status.ANSWERED);
            assertThat(edited.model()).isEqualTo("embedded");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remove | time | | For all time | SELECT SUM(cost) AS total_cost FROM costs
            replace | time | this year | This year instead | SELECT SUM(cost) AS total_cost FROM costs WHERE date >= '2026-01-01' AND date < '2027-01-01'
            replace | time | All time | For all time | SELECT SUM(cost) AS total_cost FROM costs
            replace | time | since March 2026 | Since March 2026 instead | SELECT SUM(cost) AS total_cost FROM costs WHERE date >= '2026-03-01'
            replace | measure | average cost | Average cost instead | SELECT AVG(cost) AS average_cost FROM costs WHERE date >= '2026-05-01' AND date < '2026-06-01'
            replace | measure | number of costs | Number of costs instead | SELECT COUNT(*) AS count FROM costs WHERE date >= '2026-05-01' AND date < '2026-06-01'
            add | measure | average cost | Also average cost | SELECT SUM(cost) AS total_cost, AVG(cost) AS average_cost FROM costs WHERE date >= '2026-05-01' AND date < '2026-06-01'
            add | group | meter | By meter | SELECT meter, SUM(cost) AS total_cost FROM costs WHERE date >= '2026-05-01' AND date < '2026-06-01' GROUP BY meter ORDER BY total_cost DESC
            add | group | by day | By day | SELECT date(date) AS day, SUM(cost) AS total_cost FROM costs WHERE date >= '2026-05-01' AND date < '2026-06-01' GROUP BY day ORDER BY day
            add | resources.location | WestEurope | Only where resource location is westeurope | SELECT SUM(c.cost) AS total_cost FROM costs AS c JOIN resources AS r ON c.resource_id = r.id WHERE c.date >= '2026-05-01' AND c.date < '2026-06-01' AND r.location = 'westeurope'
            add | teams.name | data platform | Only where team name is Data Platform | SELECT SUM(c.cost) AS total_cost FROM costs AS c JOIN resources AS r ON c.resource_id = r.id JOIN teams AS t ON r.team_id = t.id WHERE c.date >= '2026-05-01' AND c.date < '2026-06-01' AND t.name = 'Data Platform'
            """)
    void editsWhatWasSpent(String op, String field, @Nullable String value, String said, String sql) {
        ask(SPENT);
        var edited = edit(op, field, value);

        assertThat(edited.sql()).isEqualTo(sql);
        assertThat(question()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remove | filter:2 | | Without location is westeurope | SELECT t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' GROUP BY t.id ORDER BY count DESC
            replace | filter:1 | stopped | Status is stopped instead | SELECT t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'stopped' AND r.location = 'westeurope' GROUP BY t.id ORDER BY count DESC
            remove | group:1 | | Not by team | SELECT COUNT(*) AS count FROM resources WHERE status = 'running' AND location = 'westeurope'
            replace | group:1 | sku | By sku instead | SELECT sku, COUNT(*) AS count FROM resources WHERE status = 'running' AND location = 'westeurope' GROUP BY sku ORDER BY count DESC
            replace | group:1 | by team department | By team department instead | SELECT t.department, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' AND r.location = 'westeurope' GROUP BY t.department ORDER BY count DESC
            add | group | sku | Also by sku | SELECT r.sku, t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' AND r.location = 'westeurope' GROUP BY t.id, r.sku ORDER BY count DESC
            replace | order | sorted by name | Sorted by name instead | SELECT t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' AND r.location = 'westeurope' GROUP BY t.id ORDER BY t.name
            remove | order | | Without sorting | SELECT t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' AND r.location = 'westeurope' GROUP BY t.id
            add | limit | 3 | The first 3 | SELECT t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' AND r.location = 'westeurope' GROUP BY t.id ORDER BY count DESC LIMIT 3
            add | resources.created_on | last year | Only last year | SELECT t.name, COUNT(*) AS count FROM resources AS r JOIN teams AS t ON r.team_id = t.id WHERE r.status = 'running' AND r.location = 'westeurope' AND r.created_on >= '2025-01-01' AND r.created_on < '2026-01-01' GROUP BY t.id ORDER BY count DESC
            """)
    void editsWhatWasCountedByTeam(String op, String field, @Nullable String value, String said, String sql) {
        ask(BY_TEAM);
        var edited = edit(op, field, value);

        assertThat(edited.sql()).isEqualTo(sql);
        assertThat(question()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Top 5 resources by cost | remove | limit | | Without the limit of 5
            Top 5 resources by cost | replace | limit | 1 | Only the first instead
            Which resources are stopped? | replace | measure | number of resources | Number of resources instead
            Which teams have more than 50 resources? | replace | filter:1 | 20 | Number of resources is over 20 instead
            Which resources have no team? | remove | filter:1 | | Without team id is missing
            """)
    void editsOtherKinds(String question, String op, String field, @Nullable String value, String said) {
        ask(question);

        assertThat(edit(op, field, value).status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(question()).isEqualTo(said);
    }

    @Test
    void doesSeveralEditsAtOnceByTheNamesOfBefore() {
        ask(BY_TEAM);
        var edited = agent.processQuestion(edits(thread, new Edit("remove", "filter:1", null),
                new Edit("remove", "filter:2", null), new Edit("REPLACE", "group:1", "location")));

        assertThat(edited.sql())
                .isEqualTo("SELECT location, COUNT(*) AS count FROM resources GROUP BY location ORDER BY count DESC");
        assertThat(question())
                .isEqualTo("Without status is running, without location is westeurope, by location instead");
    }

    @Test
    void goesOnFromTheEditedPlan() {
        ask(BY_TEAM);
        edit("replace", "filter:2", "northeurope");
        var followUp = ask("Only the top 3");

        assertThat(followUp.sql()).contains("'northeurope'").contains("GROUP BY t.id").contains("LIMIT 3");
        assertThat(part(followUp, "limit").value()).isEqualTo("3");
        assertThat(edit("remove", "limit", null).sql()).contains("'northeurope'").doesNotContain("LIMIT");
    }

    @Test
    void comparesWithTheSameEditOfTheSamePlanOnly() {
        ask(SPENT);
        assertThat(edit("remove", "time", null).receipt().askedBefore()).isNull();
        ask(BY_TEAM);
        agent.processQuestion(edits(thread, new Edit("add", "resources.created_on", "last year")));
        assertThat(edit("remove", "time", null).receipt().askedBefore()).isNull();
        ask(SPENT);
        assertThat(edit("remove", "time", null).receipt().askedBefore()).isNotNull()
                .satisfies(before -> assertThat(before.difference()).isEqualTo(Answer.Difference.NOTHING));
    }

    @Test
    void isAsSureAsWhatWasEdited() {
        var before = ask(SPENT);
        var edited = edit("replace", "time", "this year");

        assertThat(edited.confidence()).isEqualTo(before.confidence());
        assertThat(edited.receipt().trust()).isEqualTo(before.receipt().trust());
        assertThat(edited.receipt().checks()).extracting(Answer.Check::name).contains("read_only", "complete", "units");
    }

    @Test
    void asksNoLanguageModel() {
        var model = new ScriptedChatModel();
        ask(SPENT);
        var edited = agent(model).processQuestion(edits(thread, new Edit("remove", "time", null)));

        assertThat(edited.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(edited.usage().modelCalls()).isZero();
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void passesThroughExtensionsAsAQuestionDoes() {
        var seen = new ArrayList<String>();
        var watched = agent(new EmbeddedChatModel(ENGINE, 0), Extensions.NONE.withBeforeRun(question -> {
            seen.add(question.text());
            return question.proceed().reworded("How many teams are there?");
        }).withSqlFilter((query, context) -> query.sql() + " LIMIT 2"));
        ask(BY_TEAM);
        var edited = watched.processQuestion(edits(thread, new Edit("remove", "filter:1", null)));

        assertThat(seen).containsExactly("Without status is running");
        assertThat(edited.rows()).hasSize(2);
        assertThat(edited.receipt().interpretation()).contains("resource location is 'westeurope'");
    }

    @Test
    void canBeDeclined() {
        ask(BY_TEAM);
        var declining = agent(new EmbeddedChatModel(ENGINE, 0),
                Extensions.NONE.withBeforeRun(question -> question.decline("Not now.")));

        assertThat(declining.processQuestion(edits(thread, new Edit("remove", "filter:1", null))).status())
                .isEqualTo(Answer.Status.REFUSED);
    }

    @Test
    void hasTheQueryOfAnotherModelInParts() {
        var model = new ScriptedChatModel().queries("SELECT location AS place, COUNT(*) AS n FROM resources "
                + "WHERE status = 'running' GROUP BY 1 ORDER BY 2 DESC").concludes(new Conclusion.Answered("", 0.6));
        var answered = agent(model);
        var answer = answered.processQuestion(new AgentQuestion("Where do most run?", thread, null, List.of()));

        assertThat(answer.sql()).contains("AS place").contains("ORDER BY 2");
        assertThat(answer.receipt().interpretation())
                .isEqualTo("Number of resources where status is 'running', by location, highest first");
        assertThat(answer.receipt().checks()).extracting(Answer.Check::name).doesNotContain("words_read");
        assertThat(answer.receipt().parts()).extracting(Part::text)
                .containsExactly("number of resources", "status is running", "by location", "highest first");
        assertThat(answer.receipt().additions()).isNotEmpty();
        assertThat(answer.columns()).extracting(Answer.OutputColumn::label).containsExactly("place",
                "number of resources");

        var edited = answered.processQuestion(edits(thread, new Edit("remove", "filter:1", null)));
        assertThat(edited.sql()).doesNotContain("running");
        assertThat(edited.confidence()).isEqualTo(answer.confidence()).isEqualTo(0.6);
        assertThat(edited.usage().modelCalls()).isZero();
    }

    @Test
    void hasTheSamePlanWhoeverWroteTheQuery() {
        var engines = agent.processQuestion(new AgentQuestion(BY_TEAM, thread, null, List.of()));
        var model = new ScriptedChatModel().queries(engines.sql().replace(" AS ", " as ").replace("JOIN", "inner join"))
                .answers("So many.");
        var models = agent(model).processQuestion(new AgentQuestion("By team?", thread + "2", null, List.of()));

        assertThat(models.receipt().planHash()).isEqualTo(engines.receipt().planHash());
    }

    @Test
    void hasNoPartsWhereNoPlanSaysTheQuery() {
        var model = new ScriptedChatModel().queries("SELECT COUNT(*) OVER () FROM teams").answers("Nine.");
        var answered = agent(model);
        var answer = answered.processQuestion(new AgentQuestion("How many?", thread, null, List.of()));

        assertThat(answer.receipt().parts()).isEmpty();
        assertThat(code(answered, edits(thread, new Edit("remove", "time", null)))).isEqualTo("nothing_to_edit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replace | filter:1 | stopped | Of which status is stopped instead | SELECT 100.0 * COUNT(CASE WHEN status = 'stopped' THEN 1 END) / COUNT(*) AS percent FROM resources
            remove | filter:1 | | Without status is running | SELECT COUNT(*) AS count FROM resources
            add | group | location | By location | SELECT location, 100.0 * COUNT(CASE WHEN status = 'running' THEN 1 END) / COUNT(*) AS percent FROM resources GROUP BY location ORDER BY percent DESC
            add | resources.location | westeurope | Only where location is westeurope | SELECT 100.0 * COUNT(CASE WHEN status = 'running' THEN 1 END) / COUNT(*) AS percent FROM resources WHERE location = 'westeurope'
            add | resources.created_on | last year | Only last year | SELECT 100.0 * COUNT(CASE WHEN status = 'running' THEN 1 END) / COUNT(*) AS percent FROM resources WHERE created_on >= '2025-01-01' AND created_on < '2026-01-01'
            """)
    void editsShares(String op, String field, @Nullable String value, String said, String sql) {
        ask("What share of resources is running?");
        var edited = edit(op, field, value);

        assertThat(edited.sql()).isEqualTo(sql);
        assertThat(question()).isEqualTo(said);
    }

    @Test
    void saysWhichShareIsMeant() {
        ask("What share of resources is running?");
        var edited = edit("replace", "filter:1", "stopped");

        assertThat(edited.answer()).endsWith(" of the resources are those where the status is stopped.");
        assertThat(part(edited, "measure").text()).isEqualTo("percent of the number of resources");
        assertThat(part(edited, "filter:1"))
                .satisfies(part -> assertThat(part.text()).isEqualTo("of which status is stopped"))
                .satisfies(part -> assertThat(part.edits()).containsExactly(EditKind.REMOVE, EditKind.REPLACE));
    }

    @Test
    void showsPartsThatCannotBeEdited() {
        var parts = ask("How many more resources than teams are there?").receipt().parts();

        assertThat(parts).extracting(Part::field).contains("measure");
        assertThat(parts).allSatisfy(part -> assertThat(part.edits()).isEmpty());
        assertThat(failure(edits(thread, new Edit("remove", "measure", null))).code())
                .isEqualTo("edit_not_possible");
    }

    @Test
    void showsPartsOfQueriesOverQueries() {
        var parts = ask("average monthly cost").receipt().parts();

        assertThat(parts).extracting(Part::text).containsExactly("average total cost per month", "by month");
        assertThat(failure(edits(thread, new Edit("remove", "group:1", null))).code()).isEqualTo("nothing_to_edit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remove | filter:9 | | unknown_part | measure, time
            remove | measure | | edit_not_possible | replace
            replace | measure | the best | edit_not_possible | average cost
            replace | time | soon | edit_not_possible | this month
            replace | time | in May 2026 | edit_not_possible | this month
            add | group | colour | edit_not_possible | meter
            add | resources.location | atlantis | edit_not_possible | westeurope
            add | nowhere.colour | red | unknown_part | group
            add | limit | 5 | unknown_part | group
            add | time | last month | unknown_part | group
            """)
    void saysWhatIsPossibleInstead(String op, String field, @Nullable String value, String code, String allowed) {
        ask(SPENT);
        var failure = failure(edits(thread, new Edit(op, field, value)));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.allowed()).contains(allowed.split(", "));
        assertThat(ask("And the month before?").turn()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"rename,time,-,remove", "-,time,-,remove", "replace,time,-,-",
            "remove,-,-,-", "replace,time,' ',-"})
    void refusesWhatIsNoEdit(@Nullable String op, @Nullable String field, @Nullable String value,
            @Nullable String allowed) {
        ask(SPENT);
        var failure = failure(edits(thread, new Edit(op, field, value)));

        assertThat(failure.code()).isEqualTo("invalid_edits");
        assertThat(failure.allowed().contains("remove")).isEqualTo(allowed != null);
    }

    @Test
    void editsEachPartOnce() {
        ask(BY_TEAM);
        assertThat(failure(edits(thread, new Edit("remove", "filter:1", null), new Edit("replace", "filter:1", "x")))
                .code()).isEqualTo("edit_not_possible");
        assertThat(failure(edits(thread, Collections.nCopies(11, new Edit("remove", "filter:1", null))
                .toArray(Edit[]::new))).code()).isEqualTo("invalid_edits");
        assertThat(failure(new AgentQuestion("And now?", thread, null, AgentQuestion.LOCAL, List.of(),
                List.of(new Edit("remove", "filter:1", null)))).code()).isEqualTo("invalid_edits");
    }

    @Test
    void editsNothingWhereNothingWasAnswered() {
        assertThat(failure(edits(null, new Edit("remove", "time", null))).code()).isEqualTo("nothing_to_edit");
        assertThat(failure(edits("new", new Edit("remove", "time", null))).code()).isEqualTo("nothing_to_edit");
        assertThat(ask("How many unicorns dance?").status()).isNotEqualTo(Answer.Status.ANSWERED);
        assertThat(failure(edits(thread, new Edit("remove", "time", null))).code()).isEqualTo("nothing_to_edit");
    }

    /** While the edit waits, another question of the thread is answered, less surely and without a filter. */
    @Test
    void staysWithTheAnswerThatWasEditedWhileAnotherIsGiven() throws Exception {
        ask("Average cost of virtual machines");
        var alone = edit("replace", "measure", "total cost");
        var busy = UUID.randomUUID().toString();
        processed(busy, "Average cost of virtual machines");
        var lessSure = conversations.turns(AgentQuestion.LOCAL, busy).getLast();
        processed(busy + "-other", SPENT);
        var between = conversations.turns(AgentQuestion.LOCAL, busy + "-other").getLast();
        assertThat(between.answer().confidence()).isNotEqualTo(lessSure.answer().confidence());

        var waits = new CountDownLatch(1);
        var answered = new CompletableFuture<Answer>();
        var worker = Thread.ofVirtual().unstarted(() -> agent.streamQuestion(
                edits(busy, new Edit("replace", "measure", "total cost")), event -> {
                    switch (event) {
                        case AgentEvent.Step step when step.node().equals("wait") -> waits.countDown();
                        case AgentEvent.Answered(var answer) -> answered.complete(answer);
                        default -> {
                        }
                    }
                }));
        turnstile.pass(busy, () -> {}, () -> {
            worker.start();
            assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
            conversations.begin(new Opening(AgentQuestion.LOCAL, busy, "between", SPENT));
            conversations.finish(busy, new Turn(2, SPENT, between.database(), between.plan(), between.answer(),
                    between.finished(), false));
        });
        var edited = answered.get(30, TimeUnit.SECONDS);

        assertThat(edited.confidence()).isEqualTo(alone.confidence());
        assertThat(part(edited, "filter:1").matchedFrom()).isEqualTo("virtual machines");
    }

    private void processed(String other, String question) {
        agent.processQuestion(new AgentQuestion(question, other, null, List.of()));
    }

    /** Another thread with the same last turn. */
    private String again() throws InterruptedException {
        var other = UUID.randomUUID().toString();
        conversations.begin(new Opening(AgentQuestion.LOCAL, other, other, "the same"));
        conversations.finish(other, conversations.turns(AgentQuestion.LOCAL, thread).getLast());
        return other;
    }

    /** What the last turn asked. */
    private String question() {
        return conversations.turns(AgentQuestion.LOCAL, thread).getLast().question();
    }

    private Answer ask(String question) {
        return agent.processQuestion(new AgentQuestion(question, thread, null, List.of()));
    }

    private Answer edit(String op, String field, @Nullable String value) {
        return agent.processQuestion(edits(thread, new Edit(op, field, value)));
    }

    private static AgentQuestion edits(@Nullable String thread, Edit... edits) {
        return new AgentQuestion("", thread, null, AgentQuestion.LOCAL, List.of(), List.of(edits));
    }

    private InvalidQuestion failure(AgentQuestion question) {
        return catchThrowableOfType(InvalidQuestion.class, () -> agent.processQuestion(question));
    }

    private static String code(AgentService asked, AgentQuestion question) {
        return catchThrowableOfType(InvalidQuestion.class, () -> asked.processQuestion(question)).code();
    }

    private static Part part(Answer answer, String field) {
        return answer.receipt().parts().stream().filter(part -> part.field().equals(field)).findFirst().orElseThrow();
    }
}
