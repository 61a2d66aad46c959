package dev.sqlchat.engine.ranking;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.schema.SchemaProfile;

/** How a plan goes on from the one before it in the conversation. */
final class TalkFeatures {

    private final @Nullable PlanFacts before;

    TalkFeatures(@Nullable QueryPlan previous, SchemaProfile schema) {
        this.before = previous == null ? null : new PlanFacts(previous, schema);
    }

    void add(PlanFacts plan, FeatureMap features) {
        if (before == null) {
            return;
        }
        features.put("talk.goesOn", true);
        features.put("talk.sameTables", plan.tables.equals(before.tables));
        features.put("talk.keptTables", before.tables.stream().filter(plan.tables::contains).count()
                / (double) Math.max(1, before.tables.size()));
        features.put("talk.keptTests", before.top.where().stream().filter(plan.top.where()::contains).count());
        features.put("talk.lostTests", before.top.where().stream()
                .filter(condition -> !plan.top.where().contains(condition)).count());
        features.put("talk.newTests", plan.top.where().stream()
                .filter(condition -> !before.top.where().contains(condition)).count());
        features.put("talk.sameShown", plan.shown.equals(before.shown));
        features.put("talk.keptShown", before.shown.stream().filter(plan.shown::contains).count());
        features.put("talk.newShown", plan.shown.stream().filter(output -> !before.shown.contains(output)).count());
        features.put("talk.same", plan.top.equals(before.top));
    }
}
