package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.database.QueryOutcome.Cancelled;
import dev.sqlchat.database.QueryOutcome.TimedOut;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;

import static dev.sqlchat.agent.QuestionDone.Outcome.ABSTAINED;
import static dev.sqlchat.agent.QuestionDone.Outcome.ANSWERED;
import static dev.sqlchat.agent.QuestionDone.Outcome.CANCELLED;
import static dev.sqlchat.agent.QuestionDone.Outcome.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class AgentServiceTest {

    private static final List<Conclusion.Option> BY_NAME_OR_ID = List.of(new Conclusion.Option("by name", null),
            new Conclusion.Option("by id", null));

    private static final String COUNT = "SELECT COUNT(*) AS n FROM machines";

    @TempDir
    Path directory;

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final List<QuestionDone> told = Collections.synchronizedList(new ArrayList<>());
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void tellsEachStepInOrder() {
        model.calls("sql_db_list_tables", Map.of()).calls("sql_db_schema", Map.of("table_names", "machines"))
                .queries(COUNT).answers("There are 4 machines.");

        var events = stream("How many machines?");

        assertThat(events).extracting(AgentServiceTest::kind).containsExactly("model", "review", "sql_db_list_tables",
                "model", "review", "sql_db_schema", "model", "review", "sql", "sql_db_query", "rows", "model",
                "answer", "answered");
        assertThat(((AgentEvent.Rows) events.get(10)).rows()).isEqualTo(List.of(List.of(4L)));
    }

    @Test
    void answersWithReceiptUsageAndTimings() {
        model.queries(COUNT).answers("There are 4 machines.");

        var answer = ask("How many machines?");

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.answer()).isEqualTo("There are 4 machines.");
        assertThat(answer.sql()).isEqualToIgnoringCase(COUNT);
        assertThat(answer.rowCount()).isEqualTo(1);
        assertThat(answer.turn()).isEqualTo(1);
        assertThat(answer.model()).isEqualTo("scripted");
        assertThat(answer.usage()).isEqualTo(new Answer.Usage(2, 300, 30, null));
        assertThat(answer.timingsMs()).containsKeys("model", "review", "tools", "sql_db_query", "total");
        assertThat(answer.receipt().interpretation()).isEqualTo("Number of machines");
        assertThat(answer.receipt().dataAsOf()).isEqualTo("2026-06-15");
    }

    @Test
    void namesWhoWroteAQueryThatNoPlanSays() {
        model.queries("SELECT ABS(COUNT(*)) FROM machines").answers("There are 4 machines.");

        assertThat(ask("How many machines?").receipt().interpretation()).isEqualTo("The query as scripted wrote it");
    }

    @Test
    void startsWithTheRulesTheDayAndTheHints() {
        model.answers("ok");

        service(AgentSettings.DEFAULT).processQuestion(new AgentQuestion("Hi", null, null, List.of("cost is in USD")));

        var messages = model.requests().getFirst().messages();
        assertThat(messages.getFirst().text()).contains("`sql_db_list_tables` first", "2026-06-15", "SQLITE",
                "\"estate\"").doesNotContain("{{");
        assertThat(messages.get(1).text()).contains("cost is in USD");
        assertThat(messages.getLast()).isEqualTo(new Message.User("Hi"));
    }

    @Test
    void givesARefusalBackSoThatTheModelRepairs() {
        model.queries("DELETE FROM machines").queries(COUNT).answers("");

        var answer = ask("How many machines?");

        assertThat(model.lastSeen(1)).startsWith("The query was refused");
        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.rows()).isEqualTo(List.of(List.of(4L)));
    }

    @Test
    void runsNothingThatIsRefused() {
        model.queries("DELETE FROM machines").answers("");

        var events = stream("Delete all");

        assertThat(events).noneMatch(AgentEvent.Sql.class::isInstance);
        assertThat(answer(events).status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer(events).sql()).isNull();
    }

    @Test
    void saysRefusedWhenTheModelGivesUpOnARefusedQuery() {
        model.queries("DELETE FROM machines").concludes(new Conclusion.Abstained("no", List.of(), 0));

        assertThat(ask("Delete all").status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void boundsRepairs() {
        model.queries("DELETE FROM machines").queries("DROP TABLE machines").queries("UPDATE machines SET id = 1");

        var answer = service(new AgentSettings(12, Duration.ofMinutes(1), 2, 10, Duration.ZERO, Duration.ZERO))
                .processQuestion(question("Go"));

        assertThat(answer.status()).isEqualTo(Status.REFUSED);
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void withdrawsToolsAtTheLastStep() {
        model.calls("sql_db_list_tables", Map.of()).answers("That is all I know.");

        var answer = service(new AgentSettings(2, Duration.ofMinutes(1), 3, 10, Duration.ZERO, Duration.ZERO))
                .processQuestion(question("Go"));

        assertThat(model.requests().getFirst().tools()).hasSize(4);
        assertThat(model.requests().getLast().tools()).isEmpty();
        assertThat(answer.answer()).isEqualTo("That is all I know.");
    }

    @Test
    void stopsAModelThatCallsToolsAtTheLastStep() {
        model.calls("sql_db_list_tables", Map.of()).calls("sql_db_schema", Map.of("table_names", "teams"));

        var answer = service(new AgentSettings(2, Duration.ofMinutes(1), 3, 10, Duration.ZERO, Duration.ZERO))
                .processQuestion(question("Go"));

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("steps");
    }

    @Test
    void cutsRepeatedCalls() {
        model.queries(COUNT).queries(COUNT).queries(COUNT).queries(COUNT).answers("4");

        var events = stream("Go");

        assertThat(events).filteredOn(AgentEvent.Sql.class::isInstance).hasSize(1);
        assertThat(model.lastSeen(2)).contains("made this very call before");
        assertThat(model.requests().getLast().tools()).isEmpty();
        assertThat(answer(events).answer()).isEqualTo("4");
    }

    @Test
    void runsTheSameCallOnceWithinOneReply() {
        model.replies(request -> new ChatReply.Calls("", List.of(new ToolCall("a", "sql_db_list_tables", Map.of()),
                new ToolCall("b", "sql_db_list_tables", Map.of())), null, Usage.NONE)).answers("done");

        assertThat(stream("Go")).extracting(AgentServiceTest::kind).containsOnlyOnce("sql_db_list_tables");
    }

    @Test
    void stopsWhenItsTimeIsOver() {
        model.replies(request -> {
            sleep(1_100);
            return new ChatReply.Calls("", List.of(new ToolCall("a", "sql_db_list_tables", Map.of())), null,
                    Usage.NONE);
        });

        var answer = service(new AgentSettings(12, Duration.ofSeconds(1), 3, 10, Duration.ZERO, Duration.ZERO))
                .processQuestion(question("Go"));

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("1 seconds");
    }

    @Test
    void letsTheModelReadWhatTheDatabaseSays() {
        estate.next(() -> new QueryOutcome.Failed("no such function: frob"));
        model.queries(COUNT).answers("no");

        ask("Go");

        assertThat(model.lastSeen(1)).isEqualTo("The database could not run it (other): no such function: frob. "
                + "Write it in another way.");
    }

    @Test
    void letsTheModelReadThatAQueryTookTooLong() {
        estate.next(() -> new TimedOut(Duration.ofSeconds(30)));
        model.queries(COUNT).answers("no");

        ask("Go");

        assertThat(model.lastSeen(1)).contains("longer than 30 seconds");
    }

    @Test
    void namesTheToolsWhenOneIsUnknown() {
        model.calls("frobnicate", Map.of()).answers("no");

        ask("Go");

        assertThat(model.lastSeen(1)).contains("no tool named frobnicate", "sql_db_query_checker");
    }

    @Test
    void namesTheArgumentsThatDoNotFit() {
        model.calls("sql_db_query", Map.of("query", 7)).calls("sql_db_schema", Map.of()).answers("no");

        ask("Go");

        assertThat(model.lastSeen(1)).contains("query is not a string");
        assertThat(model.lastSeen(2)).contains("table_names is missing");
    }

    @Test
    void passesTokensOn() {
        model.says("There ", "are").answers("There are");

        assertThat(stream("Go")).filteredOn(AgentEvent.Token.class::isInstance)
                .containsExactly(new AgentEvent.Token("There "), new AgentEvent.Token("are"));
    }

    @Test
    void isCancelledByAnInterruptBetweenTwoNodes() {
        model.replies(request -> {
            Thread.currentThread().interrupt();
            return new ChatReply.Calls("", List.of(new ToolCall("a", "sql_db_list_tables", Map.of())), null,
                    Usage.NONE);
        });

        var events = stream("Go");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(events.getLast()).isEqualTo(new AgentEvent.Faulted("cancelled", "The question was cancelled."));
        assertThat(events).extracting(AgentServiceTest::kind).doesNotContain("sql_db_list_tables");
    }

    @Test
    void isCancelledWithItsQuery() {
        estate.next(Cancelled::new);
        model.queries(COUNT).answers("never asked");

        assertThatExceptionOfType(QuestionFailed.class).isThrownBy(() -> ask("Go"))
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("cancelled"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void isCancelledWhileItWaitsForItsThread() throws Exception {
        var turnstile = new Turnstile();
        var working = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        ChatModel slow = slow(working, release);
        var service = service(slow, turnstile);
        var events = new ArrayList<AgentEvent>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.execute(() -> service.processQuestion(inThread("one", "t")));
            assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
            var waiting = Thread.ofVirtual().start(() -> service.streamQuestion(inThread("two", "t"), events::add));
            waiting.interrupt();
            waiting.join(Duration.ofSeconds(5));
            release.countDown();
        }
        assertThat(events).last().isEqualTo(new AgentEvent.Faulted("cancelled", "The question was cancelled."));
        assertThat(told).extracting(QuestionDone::text, QuestionDone::turn, QuestionDone::outcome)
                .containsExactlyInAnyOrder(tuple("two", null, CANCELLED), tuple("one", 1, ANSWERED));
    }

    @Test
    void tellsWhatBecameOfAQuestion() {
        model.queries(COUNT).answers("There are 4 machines.");
        var answer = ask("How many machines?");

        assertThat(told).hasSize(1).first().satisfies(done -> {
            assertThat(done).extracting(QuestionDone::id, QuestionDone::user, QuestionDone::thread, QuestionDone::turn)
                    .containsExactly(answer.id(), AgentQuestion.LOCAL, answer.threadId(), 1);
            assertThat(done).extracting(QuestionDone::text, QuestionDone::sql, QuestionDone::outcome,
                    QuestionDone::rowCount, QuestionDone::usage).containsExactly("How many machines?", answer.sql(),
                            ANSWERED, 1, answer.usage());
            assertThat(done.database()).isEqualTo(estate.name());
            assertThat(done.steps()).isPositive();
            assertThat(done.took().toMillis()).isGreaterThanOrEqualTo(answer.timingsMs().get("total"));
        });
    }

    @Test
    void tellsOfQuestionsWithoutAnAnswer() {
        model.concludes(new Conclusion.Abstained("There is nothing of the weather.", List.of(), 0.1));
        ask("Weather?");
        model.replies(request -> {
            throw new IllegalStateException("boom");
        });
        stream("Fault?");

        assertThat(told).extracting(QuestionDone::outcome).containsExactly(ABSTAINED, FAILED);
        assertThat(told.getLast()).extracting(QuestionDone::turn, QuestionDone::rowCount, QuestionDone::confidence)
                .containsExactly(1, null, null);
    }

    @Test
    void answersWhoeverFailsToHearOfIt() {
        model.answers("fine");
        var service = AgentService.with(model, Estate.only(estate)).news(done -> {
            throw new IllegalStateException("deaf");
        }).build();

        assertThat(service.processQuestion(question("Go")).answer()).isEqualTo("fine");
    }

    @Test
    void endsAFaultWithoutItsDetails() {
        var events = stream("Go");

        var fault = (AgentEvent.Faulted) events.getLast();
        assertThat(fault.code()).isEqualTo("internal_error");
        assertThat(fault.message()).doesNotContain("script", "jdbc", "Exception");
    }

    @Test
    void remembersTheConversation() {
        model.queries(COUNT).answers("There are 4.").answers("As I said, 4.");
        var service = service(AgentSettings.DEFAULT);

        service.processQuestion(inThread("How many machines?", "t-1"));
        var second = service.processQuestion(inThread("Again?", "t-1"));

        assertThat(second.turn()).isEqualTo(2);
        assertThat(second.threadId()).isEqualTo("t-1");
        assertThat(model.requests().getLast().messages()).extracting(Message::text).contains("How many machines?",
                "There are 4.");
    }

    @Test
    void forgetsMessagesBeyondTheSetting() {
        model.answers("one").answers("two").answers("three");
        var service = service(new AgentSettings(12, Duration.ofMinutes(1), 3, 3, Duration.ZERO, Duration.ZERO));

        List.of("a", "b", "c").forEach(text -> service.processQuestion(inThread(text, "t")));

        assertThat(model.requests().getLast().messages()).extracting(Message::text).contains("two", "c")
                .doesNotContain("one").anyMatch(text -> text.contains("- a -> one"));
    }

    @Test
    void keepsThreadsApart() {
        model.answers("one").answers("two");
        var service = service(AgentSettings.DEFAULT);

        service.processQuestion(inThread("first", "a"));
        var other = service.processQuestion(inThread("second", "b"));

        assertThat(other.turn()).isEqualTo(1);
        assertThat(model.requests().getLast().messages()).extracting(Message::text).doesNotContain("first");
    }

    @Test
    void worksOnOneQuestionOfAThreadAtATime() throws Exception {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        ChatModel busy = named((request, tokens) -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            sleep(20);
            atWork.decrementAndGet();
            return new ChatReply.Concluded(new Conclusion.Answered("ok", 1), Usage.NONE);
        });
        var service = service(busy, new Turnstile());
        var turns = new ArrayList<Integer>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> turn = () -> service.processQuestion(inThread("Go", "same")).turn();
            var answers = pool.invokeAll(Collections.nCopies(8, turn));
            for (var answer : answers) {
                turns.add(answer.get());
            }
        }
        assertThat(most).hasValue(1);
        assertThat(turns).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void takesTheReplyToAClarifyingQuestion() {
        model.concludes(new Conclusion.Clarify("Which?", BY_NAME_OR_ID, 0.3)).answers("ok");
        var service = service(AgentSettings.DEFAULT);

        var asked = service.processQuestion(inThread("Sort them", "t"));
        service.processQuestion(inThread(" 2. ", "t"));

        assertThat(asked.status()).isEqualTo(Status.CLARIFY);
        assertThat(asked.choices()).containsExactly(new Answer.Choice(1, "by name", null),
                new Answer.Choice(2, "by id", null));
        var request = model.requests().getLast();
        assertThat(request.grounding().chosen()).isEqualTo("by id");
        assertThat(request.messages()).extracting(Message::text)
                .contains("Notes on the question:\nThe user means: by id");
        assertThat(request.messages().getLast()).isEqualTo(new Message.User("Sort them"));
    }

    @Test
    void takesAnotherQuestionInsteadOfAReply() {
        model.concludes(new Conclusion.Clarify("Which?", BY_NAME_OR_ID, 0.3)).answers("ok");
        var service = service(AgentSettings.DEFAULT);

        service.processQuestion(inThread("Sort them", "t"));
        service.processQuestion(inThread("How many are there?", "t"));

        assertThat(model.requests().getLast().grounding().chosen()).isNull();
        assertThat(model.requests().getLast().messages()).extracting(Message::text).anyMatch(
                text -> text.contains("1. by name"));
    }

    @Test
    void staysWithTheDatabaseOfTheThread() throws SQLException {
        model.answers("a").answers("b");
        var other = Estate.in(directory, "other");
        var service = AgentService.of(model, Estate.only(estate, other));

        service.processQuestion(new AgentQuestion("one", "t", "OTHER", List.of()));
        service.processQuestion(inThread("two", "t"));

        assertThat(model.requests()).extracting(request -> request.grounding().catalog().database())
                .containsExactly("other", "other");
    }

    @Test
    void keepsACheckpointAfterEachNode() {
        model.queries(COUNT).answers("4");

        var answer = ask("How many?");

        var kept = checkpoints.of(answer.id());
        assertThat(kept).extracting(Checkpoint::node).containsExactly("START", "model", "review", "tools", "model",
                "answer");
        assertThat(kept).extracting(Checkpoint::number).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(kept.get(3).change().added()).singleElement().isInstanceOf(Message.ToolResult.class);
        assertThat(checkpoints.of("unknown")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t", "\u200b\u2060", "\u3164", "\ufeff", "\u2800"})
    void refusesBlankQuestions(String text) {
        assertInvalid(question(text), "blank_question");
    }

    @Test
    void refusesLongQuestions() {
        assertInvalid(question("x".repeat(AgentQuestion.LONGEST + 1)), "question_too_long");
    }

    @Test
    void countsCharactersNotCodeUnits() {
        model.answers("ok");

        assertThat(ask("😀".repeat(AgentQuestion.LONGEST)).answer()).isEqualTo("ok");
    }

    @Test
    void refusesUnknownDatabasesAndNamesTheKnown() {
        assertThatExceptionOfType(InvalidQuestion.class)
                .isThrownBy(() -> service(AgentSettings.DEFAULT)
                        .processQuestion(new AgentQuestion("Hi", null, "nowhere", List.of())))
                .withMessageContaining("estate")
                .satisfies(invalid -> assertThat(invalid.code()).isEqualTo("unknown_database"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\nb", "a\u0000", "a\u202eb"})
    void refusesThreadIdsThatCannotBeUsed(String threadId) {
        assertInvalid(inThread("Hi", threadId), "invalid_thread");
        assertInvalid(inThread("Hi", "x".repeat(129)), "invalid_thread");
    }

    private void assertInvalid(AgentQuestion question, String code) {
        assertThatExceptionOfType(InvalidQuestion.class)
                .isThrownBy(() -> service(AgentSettings.DEFAULT).processQuestion(question))
                .satisfies(invalid -> assertThat(invalid.code()).isEqualTo(code));
    }

    private Answer ask(String text) {
        return service(AgentSettings.DEFAULT).processQuestion(question(text));
    }

    private List<AgentEvent> stream(String text) {
        var events = new ArrayList<AgentEvent>();
        service(AgentSettings.DEFAULT).streamQuestion(question(text), events::add);
        return events;
    }

    private AgentService service(AgentSettings settings) {
        return AgentService.with(model, Estate.only(estate)).checkpoints(checkpoints).settings(settings)
                .news(told::add).build();
    }

    private AgentService service(ChatModel other, Turnstile turnstile) {
        return AgentService.with(other, Estate.only(estate)).turnstile(turnstile).checkpoints(checkpoints)
                .news(told::add).build();
    }

    private static ChatModel slow(CountDownLatch working, CountDownLatch release) {
        return named((request, tokens) -> {
            working.countDown();
            await(release);
            return new ChatReply.Concluded(new Conclusion.Answered("ok", 1), Usage.NONE);
        });
    }

    private interface Reply {

        ChatReply to(ChatRequest request, Consumer<String> tokens);
    }

    private static ChatModel named(Reply reply) {
        return new ChatModel() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public ChatReply reply(ChatRequest request,
                    Consumer<String> tokens) {
                return reply.to(request, tokens);
            }
        };
    }

    private static Answer answer(List<AgentEvent> events) {
        return ((AgentEvent.Answered) events.getLast()).answer();
    }

    private static AgentQuestion question(String text) {
        return inThread(text, null);
    }

    private static AgentQuestion inThread(String text, @Nullable String threadId) {
        return new AgentQuestion(text, threadId, null, List.of());
    }

    private static String kind(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Step step -> step.tool() == null ? step.node() : step.tool();
            case AgentEvent.Sql ignored -> "sql";
            case AgentEvent.Rows ignored -> "rows";
            case AgentEvent.Token ignored -> "token";
            case AgentEvent.Answered ignored -> "answered";
            case AgentEvent.Faulted ignored -> "faulted";
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
