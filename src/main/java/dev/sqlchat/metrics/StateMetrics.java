package dev.sqlchat.metrics;

import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.sqlchat.agent.AgentService;
import dev.sqlchat.analytics.AnalyticsService;
import dev.sqlchat.database.CatalogUse;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.model.PlanCache;
import dev.sqlchat.spending.SpendingCounts;
import dev.sqlchat.store.Store;

/** Reads what the parts of the program count themselves. */
record StateMetrics(AgentService agent, AnalyticsService analytics, Databases databases, PlanCache plans,
        Store store, SpendingCounts spending) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sqlchat.questions.running", agent, AgentService::running)
                .description("Questions that are being worked on").register(registry);
        Gauge.builder("sqlchat.analytics.waiting", analytics, AnalyticsService::waiting)
                .description("Questions that analytics has still to write").register(registry);
        FunctionCounter.builder("sqlchat.analytics.dropped", analytics, AnalyticsService::dropped)
                .description("Questions that analytics could not write").register(registry);
        FunctionCounter.builder("sqlchat.store.errors", store, Store::errors)
                .description("Statements that the store failed to run").register(registry);
        bindPlans(registry);
        bindSpending(registry);
        databases.all().forEach(database -> bind(database, registry));
    }

    private void bindPlans(MeterRegistry registry) {
        requests("plan", "", plans, cache -> cache.use().hits(), cache -> cache.use().misses(), registry);
        Gauge.builder("sqlchat.plan.cache.size", plans, cache -> cache.use().size())
                .description("Questions whose reading is remembered").register(registry);
    }

    private void bindSpending(MeterRegistry registry) {
        FunctionCounter.builder("sqlchat.model.calls", spending, SpendingCounts::calls)
                .description("Calls of the language model").register(registry);
        FunctionCounter.builder("sqlchat.model.tokens", spending, SpendingCounts::inputTokens)
                .description("Tokens that the language model was sent or wrote").tag("direction", "input")
                .register(registry);
        FunctionCounter.builder("sqlchat.model.tokens", spending, SpendingCounts::outputTokens)
                .description("Tokens that the language model was sent or wrote").tag("direction", "output")
                .register(registry);
        FunctionCounter.builder("sqlchat.model.cost.usd", spending, SpendingCounts::cost)
                .description("What that cost in USD, where prices are set").register(registry);
        FunctionCounter.builder("sqlchat.model.day.denials", spending, SpendingCounts::denied)
                .description("Calls that were not made since a user's day was used up").register(registry);
    }

    private static void bind(Database database, MeterRegistry registry) {
        requests("schema", database.name(), database, use(CatalogUse::hits), use(CatalogUse::misses), registry);
    }

    private static ToLongFunction<Database> use(ToLongFunction<CatalogUse> count) {
        return database -> count.applyAsLong(database.catalogUse());
    }

    private static <T> void requests(String cache, String database, T counted, ToLongFunction<T> hits,
            ToLongFunction<T> misses, MeterRegistry registry) {
        count(cache, "hit", database, counted, hits, registry);
        count(cache, "miss", database, counted, misses, registry);
        var ratio = Gauge.builder("sqlchat." + cache + ".cache.hit.ratio", counted,
                of -> share(hits.applyAsLong(of), misses.applyAsLong(of)))
                .description("Share of requests that the cache served");
        (database.isEmpty() ? ratio : ratio.tag("database", database)).register(registry);
    }

    private static <T> void count(String cache, String result, String database, T counted, ToLongFunction<T> count,
            MeterRegistry registry) {
        var counter = FunctionCounter
                .builder("sqlchat." + cache + ".cache.requests", counted, of -> count.applyAsLong(of))
                .description("Requests to the cache by whether it served them").tag("result", result);
        (database.isEmpty() ? counter : counter.tag("database", database)).register(registry);
    }

    private static double share(long hits, long misses) {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
}
