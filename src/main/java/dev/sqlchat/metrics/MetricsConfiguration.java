package dev.sqlchat.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.sqlchat.agent.AgentService;
import dev.sqlchat.analytics.AnalyticsService;
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.QueryObserver;
import dev.sqlchat.model.PlanCache;
import dev.sqlchat.spending.StoredSpending;
import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    QuestionMetrics questionMetrics(MeterRegistry registry) {
        return new QuestionMetrics(registry);
    }

    /** The databases are opened before there is a registry. */
    @Bean
    QueryObserver queryMetrics(ObjectProvider<MeterRegistry> registry) {
        return (database, outcome, took) -> registry
                .ifAvailable(ready -> new QueryMetrics(ready).ran(database, outcome, took));
    }

    @Bean
    StateMetrics stateMetrics(AgentService agent, AnalyticsService analytics, Databases databases, PlanCache plans,
            Store store, StoredSpending spending) {
        return new StateMetrics(agent, analytics, databases, plans, store, spending.counts());
    }
}
