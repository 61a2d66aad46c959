package dev.sqlchat.metrics;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.sqlchat.database.QueryObserver;
import dev.sqlchat.database.QueryOutcome;

/** Times queries. */
record QueryMetrics(MeterRegistry registry) implements QueryObserver {

    private static final Duration[] BUCKETS = {Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
            Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30)};

    @Override
    public void ran(String database, QueryOutcome outcome, Duration took) {
        Timer.builder("sqlchat.query").description("Time of queries, small ones beside an answer's too")
                .tag("database", database).tag("outcome", name(outcome)).serviceLevelObjectives(BUCKETS)
                .register(registry).record(took);
    }

    private static String name(QueryOutcome outcome) {
        return switch (outcome) {
            case QueryOutcome.Completed _ -> "completed";
            case QueryOutcome.Failed _ -> "failed";
            case QueryOutcome.TimedOut _ -> "timed_out";
            case QueryOutcome.Cancelled _ -> "cancelled";
        };
    }
}
