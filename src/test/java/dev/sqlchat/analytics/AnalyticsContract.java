package dev.sqlchat.analytics;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sqlchat.analytics.Feedback.Rating;
import dev.sqlchat.analytics.PerformanceMetrics.Asked;
import dev.sqlchat.analytics.PerformanceMetrics.Reason;
import dev.sqlchat.analytics.PerformanceMetrics.Slow;
import dev.sqlchat.analytics.PerformanceMetrics.Unanswered;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.Answer.Usage;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.InMemoryConversations;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/** What holds of analytics and feedback on every database. */
abstract class AnalyticsContract {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ADA = "ada";

    private final Conversations conversations = new InMemoryConversations(Clock.systemUTC());
    private Store store;
    private AnalyticsQueue queue;
    private AnalyticsService analytics;
    private FeedbackService feedback;
    private int recorded;

    /** A new store for each test. */
    abstract Store open();

    @BeforeEach
    void start() {
        store = open();
        var kept = AnalyticsStore.within(store);
        var said = new FeedbackTable(store);
        queue = AnalyticsQueue.start(AnalyticsQueue.Limits.DEFAULT, new QueryAnalyticsTable(kept)::write);
        analytics = new AnalyticsService(queue, kept, said, CLOCK);
        feedback = new FeedbackService(said, conversations, CLOCK);
    }

    @AfterEach
    void stop() {
        queue.close();
        store.close();
    }

    @Test
    void tellsNothingOfNothing() {
        var metrics = analytics.getPerformanceMetrics(7);

        assertThat(metrics).extracting(PerformanceMetrics::queryCount, PerformanceMetrics::avgExecutionTimeMs,
                PerformanceMetrics::maxExecutionTimeMs, PerformanceMetrics::p50ExecutionTimeMs,
                PerformanceMetrics::failureRate, PerformanceMetrics::cost)
                .containsExactly(0L, null, null, null, 0.0, null);
        assertThat(metrics.byDay()).isEmpty();
        assertThat(metrics.since()).isEqualTo(NOW.minus(7, ChronoUnit.DAYS));
    }

    @Test
    void tellsTimesOfAllQuestions() {
        IntStream.rangeClosed(1, 100).forEach(ms -> record("q" + ms, "answered", ms, 0));

        assertThat(analytics.getPerformanceMetrics(7)).extracting(PerformanceMetrics::queryCount,
                PerformanceMetrics::avgExecutionTimeMs, PerformanceMetrics::minExecutionTimeMs,
                PerformanceMetrics::maxExecutionTimeMs, PerformanceMetrics::p50ExecutionTimeMs,
                PerformanceMetrics::p95ExecutionTimeMs).containsExactly(100L, 50.5, 1L, 100L, 50L, 95L);
    }

    @Test
    void tellsOfTheDaysThatAreAskedFor() {
        record("today", "answered", 10, 0);
        record("yesterday", "failed", 30, 1);
        record("yesterday too", "answered", 10, 1);
        record("last month", "answered", 10, 30);

        assertThat(analytics.getPerformanceMetrics(1).queryCount()).isEqualTo(3);
        assertThat(analytics.getPerformanceMetrics(365).queryCount()).isEqualTo(4);
        assertThat(analytics.getPerformanceMetrics(7).byDay()).containsExactly(
                new PerformanceMetrics.Day(LocalDate.of(2026, 6, 14), 2, 1, 20, 20, new BigDecimal("0.2")),
                new PerformanceMetrics.Day(LocalDate.of(2026, 6, 15), 1, 0, 10, 10, new BigDecimal("0.1")));
        assertThatIllegalArgumentException().isThrownBy(() -> analytics.getPerformanceMetrics(0));
        assertThatIllegalArgumentException().isThrownBy(() -> analytics.getPerformanceMetrics(366));
    }

    @Test
    void tellsHowQuestionsEndedAndWhatTheyTook() {
        record("a", "answered", 10, 0);
        record("b", "answered", 20, 0);
        record("c", "failed", 30, 0);
        analytics.recordQuery(query("d", "cancelled", 40, 0, null, null));

        var metrics = analytics.getPerformanceMetrics(7);
        assertThat(metrics.byStatus()).containsExactly(entry("answered", 2L), entry("cancelled", 1L),
                entry("failed", 1L));
        assertThat(metrics.failureRate()).isEqualTo(0.25);
        assertThat(metrics.tokenCount()).isEqualTo(30);
        assertThat(metrics.cost()).isEqualByComparingTo("0.3");
        assertThat(metrics.byModel()).hasSize(1).first().satisfies(model -> {
            assertThat(model.model()).isEqualTo("embedded");
            assertThat(model.queryCount()).isEqualTo(4);
            assertThat(model.maxExecutionTimeMs()).isEqualTo(40);
        });
    }

    @Test
    void namesTheSlowest() {
        record("fast", "answered", 1, 0);
        record("slow", "answered", 900, 0);

        assertThat(analytics.getPerformanceMetrics(7).slowest().getFirst())
                .isEqualTo(new Slow("slow", "SELECT 1", "estate", "answered", 900, NOW));
    }

    @Test
    void countsAQuestionOnceHoweverItIsTyped() {
        record("How many  machines?", "answered", 10, 0);
        record("how many machines", "answered", 20, 0);
        record("Which?", "answered", 30, 0);

        assertThat(analytics.getPerformanceMetrics(7).mostAsked()).extracting(Asked::queryCount,
                Asked::avgExecutionTimeMs).containsExactly(tuple(2L, 15.0),
                        tuple(1L, 30.0));
    }

    @Test
    void namesWhatWasNotAnswered() {
        record("answered", "answered", 1, 0);
        record("weather", "abstained", 1, 0);
        record("Weather?", "abstained", 1, 0);
        record("drop it", "refused", 1, 0);
        record("which day", "clarify", 1, 0);
        record("broken", "failed", 1, 0);

        var unanswered = analytics.getPerformanceMetrics(7).unanswered();
        assertThat(unanswered.getFirst()).extracting(Unanswered::status, Unanswered::queryCount)
                .containsExactly("abstained", 2L);
        assertThat(unanswered).extracting(Unanswered::question).hasSize(3).contains("drop it", "which day");
    }

    @Test
    void countsARunThatWasResumedByItsEnd() {
        analytics.recordQuery(query("a", "cancelled", 10, 0, null, null));
        recorded--;
        record("a", "answered", 20, 0);

        assertThat(analytics.getPerformanceMetrics(7).byStatus()).isEqualTo(Map.of("answered", 1L));
    }

    @Test
    void keepsTextThatNoDatabaseTakesAsItIs() {
        record("zero \0 and half \uD800 a letter", "answered", 10, 0);

        assertThat(analytics.getPerformanceMetrics(7).slowest().getFirst().question())
                .isEqualTo("zero  and half ? a letter");
    }

    @Test
    void deletesWhatIsTooOld() {
        record("old", "answered", 10, 31);
        record("young", "answered", 10, 29);
        queue.flush(Duration.ofSeconds(5));
        new QueryAnalyticsTable(AnalyticsStore.within(store)).deleteBefore(CLOCK.instant().minus(Duration.ofDays(30)));

        assertThat(analytics.getPerformanceMetrics(365).slowest()).extracting(Slow::question).containsExactly("young");
    }

    @Test
    void keepsWhatAUserThinksOfATurn() throws InterruptedException {
        turn(ADA, "t", "How many?");

        var first = feedback.give(ADA, "t", 1, Rating.DOWN, "  too many ");
        assertThat(first).hasValue(new Feedback("t", 1, Rating.DOWN, "too many", NOW));
        assertThat(analytics.getPerformanceMetrics(7).feedback()).satisfies(counts -> {
            assertThat(counts.down()).isEqualTo(1);
            assertThat(counts.reasons()).containsExactly(new Reason("How many?", "too many", NOW));
        });

        feedback.give(ADA, "t", 1, Rating.UP, " ");
        assertThat(analytics.getPerformanceMetrics(7).feedback())
                .isEqualTo(new PerformanceMetrics.FeedbackCounts(1, 0, List.of()));
    }

    @Test
    void takesFeedbackOnlyOnTurnsOfTheUsersOwn() throws InterruptedException {
        turn(ADA, "t", "How many?");

        assertThatThrownBy(() -> feedback.give("bob", "t", 1, Rating.UP, null)).isInstanceOf(UnknownThread.class);
        assertThatThrownBy(() -> feedback.give(ADA, "u", 1, Rating.UP, null)).isInstanceOf(UnknownThread.class);
        assertThat(feedback.give(ADA, "t", 2, Rating.UP, null)).isEmpty();
        assertThat(feedback.give(ADA, "t", 0, Rating.UP, null)).isEmpty();
    }

    @Test
    void forgetsAUser() throws InterruptedException {
        turn(ADA, "t", "How many?");
        turn(ADA, "u", "Which?");
        feedback.give(ADA, "t", 1, Rating.UP, null);
        feedback.give(ADA, "u", 1, Rating.UP, null);
        record("hers", "answered", 10, 0);

        analytics.erase(ADA, "u");
        analytics.erase("bob");
        assertThat(analytics.getPerformanceMetrics(7).feedback().up()).isEqualTo(1);
        assertThat(analytics.getPerformanceMetrics(7).queryCount()).isEqualTo(1);

        analytics.erase(ADA);
        assertThat(analytics.getPerformanceMetrics(7).feedback().up()).isZero();
        assertThat(analytics.getPerformanceMetrics(7).queryCount()).isZero();
    }

    private void record(String question, String status, long ms, int daysAgo) {
        analytics.recordQuery(query(question, status, ms, daysAgo, 10L, new BigDecimal("0.1")));
    }

    private QueryAnalytics query(String question, String status, long ms, int daysAgo, @Nullable Long tokens,
            @Nullable BigDecimal cost) {
        return new QueryAnalytics("id-" + recorded++, question, "SELECT 1", ms, tokens,
                NOW.minus(daysAgo, ChronoUnit.DAYS), status, "embedded", "estate", 5,
                Optional.ofNullable(tokens).map(known -> 3).orElse(null), null, cost, ADA, "t", 1);
    }

    private void turn(String user, String thread, String question) throws InterruptedException {
        var number = conversations.begin(new Opening(user, thread, thread + "-run", question));
        conversations.finish(thread, new Turn(number, question, "estate", null, new Answer("id", thread, number,
                Status.ANSWERED, "4", null, List.of(), List.of(), 0, false, null,
                new Receipt("r", List.of(), List.of(), List.of(), null, null, null, null, null, null, null), 1,
                List.of(),
                List.of(), List.of(), "embedded",
                new Usage(0, 0, 0, null), Map.of()), NOW, false));
    }
}
