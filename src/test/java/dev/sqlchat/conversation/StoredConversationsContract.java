package dev.sqlchat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.Answer.Usage;
import dev.sqlchat.catalog.TableName;
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
    void takesOverFromAProcessThatNoLongerRenews() throws InterruptedException {
        one.conversations().begin(new Opening(ADA, "t", "run", "first"));
        var late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        try (var later = Process.start(open(), late)) {
            assertThat(later.conversations().begin(new Opening(ADA, "t", "later", "second"))).isEqualTo(2);
        }
        one.conversations().finish("t", answered(1, "t", "first"));

        assertThat(one.conversations().turns(ADA, "t")).isEmpty();
    }

    @Test
    void losesAndDoublesNoTurnOfManyThreads() throws Exception {
        var numbers = new ConcurrentLinkedQueue<Integer>();
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 64).<Callable<Integer>>mapToObj(task -> () -> {
                var process = task % 2 == 0 ? one : other;
                var number = process.conversations().begin(new Opening(ADA, "t", "run-" + task, "q"));
                process.conversations().finish("t", answered(number, "t", "q"));
                numbers.add(number);
                return number;
            }).toList();
            for (var done : tasks.invokeAll(asked)) {
                done.get();
            }
        }

        assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 64).boxed().toList());
    }

    private static Turn answered(int number, String thread, String text) {
        var answer = new Answer("id-" + number, thread, number, Status.ANSWERED, text, "SELECT 1", List.of(),
                List.of(List.of(1L)), 1, false, null, new Receipt("r", List.of("kilns"), List.of(), List.of(), null),
                0.5,
                List.of(), List.of("next"), List.of(), "embedded", new Usage(0, 0, 0, null), Map.of("total", 3L));
        return new Turn(number, text, "db", PLAN, answer, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
