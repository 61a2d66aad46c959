package dev.sqlchat.analytics;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.store.Retention;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    @Bean
    AnalyticsSettings analyticsSettings(Environment environment) {
        return AnalyticsSettings.from(environment);
    }

    @Bean
    AnalyticsStore analyticsStore(AnalyticsSettings settings, StoreSettings storeSettings,
            ObjectProvider<Store> store) {
        var url = settings.url();
        return url == null || url.equals(storeSettings.url())
                ? AnalyticsStore.within(store.getObject())
                : AnalyticsStore.open(new StoreSettings(url, AnalyticsSettings.DATABASE));
    }

    @Bean
    AnalyticsQueue analyticsQueue(AnalyticsStore store) {
        return AnalyticsQueue.start(AnalyticsQueue.Limits.DEFAULT, new QueryAnalyticsTable(store)::write);
    }

    @Bean
    Retention analyticsRetention(AnalyticsStore store, AnalyticsSettings settings) {
        return Retention.start("query analytics", settings.kept(), Clock.systemUTC(),
                new QueryAnalyticsTable(store)::deleteBefore);
    }

    @Bean
    FeedbackTable feedbackTable(Store store) {
        return new FeedbackTable(store);
    }

    @Bean
    AnalyticsService analyticsService(AnalyticsQueue queue, AnalyticsStore store, FeedbackTable feedback) {
        return new AnalyticsService(queue, store, feedback, Clock.systemUTC());
    }

    @Bean
    FeedbackService feedbackService(FeedbackTable feedback, Conversations conversations) {
        return new FeedbackService(feedback, conversations, Clock.systemUTC());
    }

    @Bean
    QuestionListener questionListener(AnalyticsSettings settings, ObjectProvider<AnalyticsService> analytics) {
        return new QuestionListener(settings, analytics);
    }
}
