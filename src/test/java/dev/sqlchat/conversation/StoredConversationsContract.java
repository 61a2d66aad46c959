package dev.sqlchat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.Answer.Usage;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.CanonicalPlan;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds of stored conversations on every database. */
abstract class StoredConversationsContract {

    private static final String ADA = "ada";
    private static final int CLIENTS = 64;
    private static final int TURNS = 1_000;
    private static final Clock LATE = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    private static final QueryPlan PLAN = new QueryPlan.Select(false,
            List.of(QueryPlan.Output.of(Expression.countRows())), From.of(TableSource.of(TableName.of("kilns"))),
            List.of(), List.of(), List.of(), List.of(), null);

    private Process one;
    private Process other;

    /** The same store each time within one test. */
    abstract Store open();

    /** Somebody who has the store open. */
    private record Process(Store store, Holder holder, Conversations conversations) implements AutoCloseable {

        static Process start(Store store, Clock clock) {
            var holder = Holder.start(store, clock);
            return new Process(store, holder, new StoredConversations(store, holder, clock));
        }

        void turn(String thread, String text) throws InterruptedException {
            var number = conversations.begin(new Opening(ADA, thread, thread + text, text));
            conversations.finish(thread, answered(number, thread, text));
        }

        @Override
        public void close() {
            holder.close();
            store.close();
        }
    }

    @BeforeEach
    void start() {
        one = Process.start(open(), Clock.systemUTC());
        other = Process.start(open(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void keepsTurnsWithAnswerAndPlan() throws InterruptedException {
        one.turn("t", "first");
        one.turn("t", "second");

        var turns = other.conversations().turns(ADA, "t");
        assertThat(turns).extracting(Turn::number).containsExactly(1, 2);
        assertThat(turns.getLast()).usingRecursiveComparison().ignoringFields("finished")
                .isEqualTo(answered(2, "t", "second"));
        assertThat(other.conversations().turns(ADA, "unknown")).isEmpty();
    }

    @Test
    void findsTheLatestAnswerToTheSameQuestionInAnyThreadOfTheUser() throws InterruptedException {
        one.turn("t", "How many kilns are there?");
        one.turn("u", "how many  kilns are there");
        var asked = answered(1, "v", "How many kilns are there?");

        var found = other.conversations().sameBefore(ADA, asked).orElseThrow();
        assertThat(found.answer().threadId()).isEqualTo("u");
        assertThat(found.plan()).isEqualTo(PLAN);
        assertThat(other.conversations().sameBefore("bob", asked)).isEmpty();
        assertThat(other.conversations().sameBefore(ADA, answered(1, "v", "How many pots are there?"))).isEmpty();
    }

    @Test
    void takesAQuestionThatLeansOnItsThreadForTheSameOnlyWithTheSamePlan() throws InterruptedException {
        one.turn("t", "and in 2024?");
        var asked = answered(2, "u", "and in 2024?");
        assertThat(one.conversations().sameBefore(ADA, leaning(asked, CanonicalPlan.hash(PLAN)))).isPresent();
        assertThat(one.conversations().sameBefore(ADA, leaning(asked, "another"))).isEmpty();
        assertThat(one.conversations().sameBefore(ADA, leaning(asked, null))).isEmpty();
    }

    private static Turn leaning(Turn turn, String planHash) {
        var receipt = turn.answer().receipt();
        var answer = turn.answer();
        return new Turn(turn.number(), turn.question(), turn.database(), turn.plan(),
                new Answer(answer.id(), answer.threadId(), answer.turn(), answer.status(), answer.answer(),
                        answer.sql(),
                        answer.columns(), answer.rows(), answer.rowCount(), false, null,
                        new Receipt(receipt.interpretation(), receipt.tables(), List.of(), List.of(), null, planHash,
                                null,
                                null, null, null, null),
                        answer.confidence(), List.of(), List.of(), List.of(), "m", answer.usage(), Map.of()),
                turn.finished(), true);
    }

    @Test
    void keepsAThreadForItsUser() throws InterruptedException {
        one.turn("t", "first");

        assertThat(other.conversations().isOthers("bob", "t")).isTrue();
        assertThat(other.conversations().isOthers(ADA, "t")).isFalse();
        assertThatThrownBy(() -> other.conversations().turns("bob", "t")).isInstanceOf(UnknownThread.class);
        assertThatThrownBy(() -> other.conversations().begin(new Opening("bob", "t", "run", "mine")))
                .isInstanceOf(UnknownThread.class);
        assertThat(one.conversations().turns(ADA, "t")).hasSize(1);
    }

    @Test
    void waitsWhileATurnRunsElsewhere() throws Exception {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = tasks.submit(() -> other.conversations().begin(new Opening(ADA, "t", "later", "second")));
            Thread.sleep(200);
            assertThat(second.isDone()).isFalse();
            one.conversations().finish("t", answered(1, "t", "first"));

            assertThat(second.get()).isEqualTo(2);
        }
    }

    @Test
    void goesOnAfterARunThatFailed() throws InterruptedException {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        one.conversations().interrupt("run");
        other.turn("t", "second");

        assertThat(one.conversations().turns(ADA, "t")).extracting(Turn::number).containsExactly(2);
    }

    @Test
    void doesNotInterruptWhatGoesOnElsewhere() throws InterruptedException {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        one.conversations().interrupt("run");
        other.conversations().resume(ADA, "t");

        one.conversations().interrupt("run");
        assertThat(new Threads(one.store()).find(ADA, "t").orElseThrow().turns().getFirst().state())
                .isEqualTo(Threads.State.RUNNING);
    }

    @Test
    void letsAnInterruptedTurnGoOnElsewhere() throws InterruptedException {
        one.turn("t", "first");
        one.conversations().begin(new Opening(ADA, "t", "run", "second", "shop"));
        one.conversations().interrupt("run");

        var resumed = other.conversations().resume(ADA, "t");
        assertThat(resumed).hasValue(new Interrupted(new Opening(ADA, "t", "run", "second", "shop"), 2));
        other.conversations().finish("t", answered(2, "t", "second"));
        assertThat(one.conversations().turns(ADA, "t")).extracting(Turn::number).containsExactly(1, 2);
    }

    @Test
    void letsAnInterruptedEditGoOnWithWhatItEdited() throws InterruptedException {
        one.turn("t", "first");
        var opening = new Opening(ADA, "t", "run", "second", "shop", new Opening.Edited(PLAN, 1));
        one.conversations().begin(opening);
        one.conversations().interrupt("run");

        assertThat(other.conversations().resume(ADA, "t")).hasValue(new Interrupted(opening, 2));
    }

    @Test
    void hasNothingToResumeWhereTheLastTurnIsAnswered() throws InterruptedException {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        one.conversations().interrupt("run");
        one.turn("t", "second");

        assertThat(other.conversations().resume(ADA, "t")).isEmpty();
        assertThatThrownBy(() -> other.conversations().resume("bob", "t")).isInstanceOf(UnknownThread.class);
        assertThatThrownBy(() -> other.conversations().resume(ADA, "unknown")).isInstanceOf(UnknownThread.class);
    }

    @Test
    void resumesNothingThatRuns() throws Exception {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var resumed = tasks.submit(() -> other.conversations().resume(ADA, "t"));
            Thread.sleep(200);
            assertThat(resumed.isDone()).isFalse();
            one.conversations().finish("t", answered(1, "t", "first"));

            assertThat(resumed.get()).isEmpty();
        }
    }

    @Test
    void deletesThreadsThatNobodyUses() throws InterruptedException {
        one.turn("old", "first");
        one.turn("asked", "first");
        one.conversations().begin(new Opening(ADA, "running", "run", "first"));
        var after = Instant.now().plusMillis(1);
        Thread.sleep(5);
        one.turn("asked", "second");

        var threads = new Threads(one.store());
        assertThat(threads.deleteUnusedSince(after)).isEqualTo(1);
        assertThat(threads.list(ADA, null, null, 10)).extracting(Threads.Summary::id)
                .containsExactly("asked", "running");
    }

    @Test
    void takesOverFromAProcessThatNoLongerRenewsAndKeepsItsLateAnswer() throws InterruptedException {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        try (var later = Process.start(open(), LATE)) {
            assertThat(later.conversations().begin(new Opening(ADA, "t", "later", "second"))).isEqualTo(2);
            assertThat(one.conversations().turns(ADA, "t")).isEmpty();
            one.conversations().finish("t", answered(1, "t", "first"));
            later.conversations().finish("t", answered(2, "t", "second"));
        }
        assertThat(one.conversations().turns(ADA, "t")).extracting(Turn::number).containsExactly(1, 2);
    }

    @Test
    void doesNotTakeTheLateAnswerOfATurnThatAnotherResumed() throws InterruptedException {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        try (var later = Process.start(open(), LATE)) {
            assertThat(later.conversations().resume(ADA, "t").orElseThrow().number()).isEqualTo(1);
            one.conversations().finish("t", answered(1, "t", "late"));
            later.conversations().finish("t", answered(1, "t", "resumed"));
        }
        assertThat(one.conversations().turns(ADA, "t")).extracting(Turn::question).containsExactly("resumed");
    }

    @Test
    void stopsATurnThatRunsElsewhere() throws Exception {
        var begun = new CountDownLatch(1);
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = tasks.submit(() -> {
                one.conversations().begin(new Opening(ADA, "t", "run", "q"));
                begun.countDown();
                Thread.sleep(Duration.ofMinutes(1));
                return "never stopped";
            });
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> other.conversations().stop("bob", "t")).isInstanceOf(UnknownThread.class);
            other.conversations().stop(ADA, "t");
            assertThat(run).failsWithin(Duration.ofSeconds(20)).withThrowableThat()
                    .withCauseInstanceOf(InterruptedException.class);
        }
        assertThat(other.conversations().resume(ADA, "t")).map(Interrupted::number).hasValue(1);
    }

    @Test
    void letsQuestionsThroughInTheOrderTheyCame() throws Exception {
        var order = new ConcurrentLinkedQueue<String>();
        var waiting = new Semaphore(0);
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var process : List.of(other, one, other, one)) {
                var text = "question";
                tasks.submit(() -> {
                    var number = process.conversations().begin(new Opening(ADA, "t", UUID.randomUUID().toString(),
                            text), waiting::release);
                    order.add(number + (process == one ? " one" : " other"));
                    process.conversations().finish("t", answered(number, "t", text));
                    return number;
                });
                assertThat(waiting.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            }
            one.conversations().finish("t", answered(1, "t", "first"));
        }
        assertThat(order).containsExactly("2 other", "3 one", "4 other", "5 one");
    }

    @Test
    void whoGivesUpWaitingHoldsNobodyUp() throws Exception {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        var waiting = new CountDownLatch(1);
        var impatient = Thread.ofVirtual().start(() -> assertThatThrownBy(() -> other.conversations()
                .begin(new Opening(ADA, "t", "impatient", "second"), waiting::countDown))
                .isInstanceOf(InterruptedException.class));
        waiting.await();
        impatient.interrupt();
        impatient.join();
        one.conversations().finish("t", answered(1, "t", "first"));

        assertThat(other.conversations().begin(new Opening(ADA, "t", "later", "third"))).isEqualTo(2);
    }

    @Test
    void keepsHowATurnEndedOfAThreadThatWasInterrupted() throws InterruptedException {
        var cancelled = Thread.ofVirtual().start(() -> {
            try {
                one.conversations().begin(new Opening(ADA, "t", "run", "first"));
                Thread.currentThread().interrupt();
                one.conversations().interrupt("run");
                assertThat(Thread.interrupted()).isTrue();
                var number = one.conversations().begin(new Opening(ADA, "t", "next", "second"));
                Thread.currentThread().interrupt();
                one.conversations().finish("t", answered(number, "t", "second"));
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        cancelled.join();
        assertThat(one.conversations().turns(ADA, "t")).extracting(Turn::number).containsExactly(2);
        assertThat(other.conversations().begin(new Opening(ADA, "t", "later", "third"))).isEqualTo(3);
    }

    @Test
    void losesAndDoublesNoTurnOfManyClients() throws Exception {
        var left = new AtomicInteger(TURNS);
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, CLIENTS).<Callable<List<Integer>>>mapToObj(
                    client -> () -> turns(client % 2 == 0 ? one : other, left)).toList();
            for (var numbers : tasks.invokeAll(clients)) {
                assertThat(gaps(numbers.get())).allSatisfy(gap -> assertThat(gap).isLessThan(3 * CLIENTS));
            }
        }
        var turns = new Threads(one.store()).find(ADA, "t").orElseThrow().turns();
        assertThat(turns).extracting(Threads.Entry::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, TURNS).boxed().toList());
        assertThat(turns).extracting(Threads.Entry::state).containsOnly(Threads.State.DONE);
        assertThat(turns).extracting(turn -> turn.answer().turn())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, TURNS).boxed().toList());
    }

    /** Turn after turn, until there are enough of all. */
    private static List<Integer> turns(Process process, AtomicInteger left) throws InterruptedException {
        var numbers = new ArrayList<Integer>();
        while (left.getAndDecrement() > 0) {
            var number = process.conversations()
                    .begin(new Opening(ADA, "t", UUID.randomUUID().toString(), "question"));
            process.conversations().finish("t", answered(number, "t", "question"));
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Integer> gaps(List<Integer> numbers) {
        return IntStream.range(1, numbers.size()).mapToObj(at -> numbers.get(at) - numbers.get(at - 1)).toList();
    }

    private static Turn answered(int number, String thread, String text) {
        var answer = new Answer("id-" + number, thread, number, Status.ANSWERED, text, "SELECT 1", List.of(),
                List.of(List.of(1L)), 1, false, null,
                new Receipt("r", List.of("kilns"), List.of(), List.of(), null, CanonicalPlan.hash(PLAN), null, null,
                        null, null, null),
                0.5,
                List.of(), List.of("next"), List.of(), "embedded", new Usage(0, 0, 0, null), Map.of("total", 3L));
        return new Turn(number, text, "db", PLAN, answer, Instant.now().truncatedTo(ChronoUnit.MILLIS), false);
    }
}
