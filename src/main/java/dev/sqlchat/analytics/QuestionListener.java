package dev.sqlchat.analytics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;

import dev.sqlchat.agent.QuestionDone;

/** Hears what became of questions. Where nothing is recorded it leaves the store unopened. */
final class QuestionListener {

    private final AnalyticsSettings settings;
    private final ObjectProvider<AnalyticsService> analytics;

    QuestionListener(AnalyticsSettings settings, ObjectProvider<AnalyticsService> analytics) {
        this.settings = settings;
        this.analytics = analytics;
    }

    @EventListener
    void on(QuestionDone done) {
        if (settings.record()) {
            analytics.getObject().recordQuery(QueryAnalytics.of(done));
        }
    }
}
