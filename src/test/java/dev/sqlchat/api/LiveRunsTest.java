package dev.sqlchat.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.sqlchat.agent.AgentEvent;
import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;

import static org.assertj.core.api.Assertions.assertThat;

/** How long it is known what was worked on. */
class LiveRunsTest {

    private static final StreamSettings SETTINGS = new StreamSettings(Duration.ofSeconds(10));

    private final AgentService agent = AgentService.of(new ScriptedModel(), () -> List.of(new EstateDatabase()));

    @Test
    void forgetsWhatIsOverAfterAWhile() throws InterruptedException {
        try (var runs = new LiveRuns(agent, SETTINGS, Duration.ofMillis(300), 1_000)) {
            var id = ask(runs, "t", "How many?");
            assertThat(runs.after("ada", "t", id)).isPresent();
            assertThat(runs.after("bob", "t", id)).isEmpty();
            Thread.sleep(600);
            assertThat(runs.after("ada", "t", id)).isEmpty();
        }
    }

    @Test
    void forgetsTheOldestOfTooMuch() throws InterruptedException {
        try (var runs = new LiveRuns(agent, SETTINGS, Duration.ofMinutes(1), 1_000)) {
            var first = ask(runs, "first", "many rows");
            assertThat(runs.after("ada", "first", first)).isPresent();
            var second = ask(runs, "second", "many rows");
            for (var tries = 0; tries < 100 && runs.after("ada", "first", first).isPresent(); tries++) {
                Thread.sleep(10);
            }
            assertThat(runs.after("ada", "first", first)).isEmpty();
            assertThat(runs.after("ada", "second", second)).isPresent();
        }
    }

    @Test
    void isDoneWithARunThatAnErrorBreaksOff() throws InterruptedException {
        var done = new CountDownLatch(1);
        var run = new LiveRun(_ -> {
            throw new StackOverflowError("of a test");
        }, Duration.ofSeconds(1), _ -> done.countDown());
        run.begin();
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(run.hasFailed()).isTrue();
    }

    /** The id of the last event. */
    private static String ask(LiveRuns runs, String thread, String question) {
        var ids = new ArrayList<String>();
        runs.ask(new AgentQuestion(question, thread, null, "ada", List.of())).follow(0, new LiveRun.Follower() {

            @Override
            public boolean hears(String id, AgentEvent event) {
                return ids.add(id);
            }

            @Override
            public boolean waits() {
                return true;
            }
        });
        return ids.getLast();
    }
}
