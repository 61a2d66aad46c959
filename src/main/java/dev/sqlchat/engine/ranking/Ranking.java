package dev.sqlchat.engine.ranking;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Orders the candidates of a question and says how sure each is. Safe for many threads. */
public final class Ranking {

    private final SchemaProfile schema;

    /**
     * @param features what it was judged by, by name
     * @param confidence from 0 to 1: how likely it is right
     */
    public record Ranked(Candidate candidate, Map<String, Double> features, double score, double confidence) {}

    public Ranking(SchemaProfile schema) {
        this.schema = schema;
    }

    /**
     * @param made the candidates as they were planned: how many of them agree speaks for what they agree in
     * @param previous the plan that the question follows; null where there is none
     */
    public Contest contest(List<Candidate> made, @Nullable QueryPlan previous) {
        return new Contest(new Features(schema, made, previous));
    }
}
