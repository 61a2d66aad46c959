package dev.sqlchat.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.database.Forecast;
import dev.sqlchat.sql.CheckedQuery;

/** Looks at queries that the guard lets pass before they run. Safe for many threads. */
public final class QueryReview {

    public static final QueryReview DEFAULT = new QueryReview(ReviewSettings.DEFAULT, Duration.ofMillis(300));

    /** Within it a database has planned all but the strangest queries; those run unplanned. */
    private static final Duration PLANNING = Duration.ofMillis(250);

    private final PlanRule plans;
    private final NumberRule numbers;

    /** @param checks what measuring whether numbers are wrong may take; 0 measures nothing; longer for small tables */
    public QueryReview(ReviewSettings settings, Duration checks) {
        this.plans = new PlanRule(settings.planRows());
        this.numbers = new NumberRule(checks);
    }

    /** Why the query must not run: it would take far too much. */
    public Optional<Finding.Refused> refusal(CheckedQuery query, Reads reads) {
        return plans.off() ? Optional.empty() : plans.refusal(query, plan(query, reads), reads.catalog());
    }

    /** Why what the query finds is hardly what is asked for. */
    public Optional<Finding.Doubted> doubt(CheckedQuery query, Reads reads) {
        return TypeRule.doubt(query, reads.catalog()).or(() -> numbers.doubt(query, reads));
    }

    /** All that can be said of the query without running it. */
    public List<Finding> findings(CheckedQuery query, Reads reads) {
        var plan = plan(query, reads);
        var refusal = plans.refusal(query, plan, reads.catalog());
        if (refusal.isPresent()) {
            return List.of(refusal.get());
        }
        return plan instanceof Forecast.Failed failed
                ? List.of(new Finding.Failing(failed.failure()))
                : Stream.of(doubt(query, reads).stream(), plans.note(plan).stream(),
                        EfficiencyRule.notes(query, reads.catalog())).<Finding>flatMap(each -> each).toList();
    }

    private static Forecast plan(CheckedQuery query, Reads reads) {
        return reads.database().forecast(query, PLANNING);
    }
}
