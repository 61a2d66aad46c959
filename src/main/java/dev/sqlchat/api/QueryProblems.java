package dev.sqlchat.api;

import org.springframework.http.HttpStatus;

import dev.sqlchat.knowledge.Trial;

/** Says why a query cannot be kept. */
final class QueryProblems {

    private QueryProblems() {}

    static Problem of(Trial.Problem problem) {
        return switch (problem) {
            case Trial.Refused(var verdict) -> Problem
                    .of(HttpStatus.UNPROCESSABLE_CONTENT, "refused_sql", verdict.reason())
                    .with("rule", verdict.rule()).with("nearest", verdict.nearest());
            case Trial.Failed failed ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "query_failed", failed.reason());
            case Trial.TimedOut(var limit) -> Problem.of(HttpStatus.GATEWAY_TIMEOUT, "query_timed_out",
                    "The query was stopped after %d seconds. Read fewer rows: filter or aggregate."
                            .formatted(limit.toSeconds()));
            case Trial.Cancelled ignored ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "query_cancelled", "The query was cancelled.");
        };
    }
}
