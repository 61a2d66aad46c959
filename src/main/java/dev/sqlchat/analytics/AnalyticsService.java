package dev.sqlchat.analytics;

import java.time.Clock;
import java.time.Duration;

import dev.sqlchat.store.Timestamps;

/** Records what became of questions, and tells figures of them. Safe for many threads. */
public final class AnalyticsService {

    /** The most days that figures are told of. */
    public static final int MOST_DAYS = 365;

    /** Figures are of what was recorded before, unless that takes longer to write. */
    private static final Duration CATCH_UP = Duration.ofSeconds(2);

    private final AnalyticsQueue queue;
    private final QueryAnalyticsTable table;
    private final QueryFigures figures;
    private final FeedbackTable feedback;
    private final Clock clock;

    AnalyticsService(AnalyticsQueue queue, AnalyticsStore store, FeedbackTable feedback, Clock clock) {
        this.queue = queue;
        this.table = new QueryAnalyticsTable(store);
        this.figures = new QueryFigures(store);
        this.feedback = feedback;
        this.clock = clock;
    }

    /** Returns at once, or after a moment when much is being written; it is written soon after. */
    public void recordQuery(QueryAnalytics query) {
        queue.add(query);
    }

    /**
     * @param days that go back from now, 1 to {@link #MOST_DAYS}
     * @throws IllegalArgumentException for other numbers
     */
    public PerformanceMetrics getPerformanceMetrics(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days are 1 to " + MOST_DAYS + ", not " + days);
        }
        queue.flush(CATCH_UP);
        var moment = clock.instant().minus(Duration.ofDays(days));
        var since = Timestamps.of(moment);
        var total = figures.total(since);
        return new PerformanceMetrics(days, Timestamps.read(since), total.count(), total.avg(), total.min(),
                total.max(),
                figures.percentile(since, total.count(), 0.5), figures.percentile(since, total.count(), 0.95),
                total.failureRate(), total.tokens(), total.cost(), figures.byDay(since), figures.byModel(since),
                figures.byStatus(since), figures.slowest(since), figures.mostAsked(since), figures.unanswered(since),
                feedback.counts(since), queue.dropped());
    }

    /** How many questions are still to be written. */
    public long waiting() {
        return queue.waiting();
    }

    /** How many questions could not be recorded since the start. */
    public long dropped() {
        return queue.dropped();
    }

    /** Deletes what is recorded of a user, and the feedback they gave. */
    public void erase(String user) {
        queue.flush(CATCH_UP);
        table.deleteOf(user);
        feedback.deleteOf(user);
    }

    /** The same of one of the user's conversations. */
    public void erase(String user, String thread) {
        queue.flush(CATCH_UP);
        table.deleteOf(user, thread);
        feedback.deleteOf(user, thread);
    }
}
