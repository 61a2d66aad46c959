package dev.sqlchat.metrics;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.event.EventListener;

import dev.sqlchat.agent.QueryRefused;
import dev.sqlchat.agent.QuestionDone;

/** Counts questions and refusals. */
final class QuestionMetrics {

    private static final Duration[] BUCKETS = {Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
            Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(120)};

    private final MeterRegistry registry;
    private final Timer answers;

    QuestionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.answers = Timer.builder("sqlchat.answer").description("Time from taking a question to its end")
                .serviceLevelObjectives(BUCKETS).register(registry);
    }

    @EventListener
    void on(QuestionDone done) {
        answers.record(done.took());
        Counter.builder("sqlchat.questions").description("Questions by how they ended")
                .tag("status", done.outcome().name().toLowerCase(Locale.ROOT)).tag("model", done.model())
                .register(registry).increment();
    }

    @EventListener
    void on(QueryRefused refused) {
        Counter.builder("sqlchat.guard.refusals").description("Queries that the guard refused")
                .tag("rule", refused.rule()).register(registry).increment();
    }
}
