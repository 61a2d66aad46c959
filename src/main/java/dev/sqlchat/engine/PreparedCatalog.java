package dev.sqlchat.engine;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.computing.Computing;
import dev.sqlchat.engine.editing.PlanEditor;
import dev.sqlchat.engine.exploring.Exploration;
import dev.sqlchat.engine.linking.Linker;
import dev.sqlchat.engine.planning.FramePlanner;
import dev.sqlchat.engine.planning.SchemaGraph;
import dev.sqlchat.engine.proposing.Proposals;
import dev.sqlchat.engine.ranking.Ranking;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.supposing.Supposing;
import dev.sqlchat.engine.variants.Variants;

/** What the engine makes of a catalog once. */
final class PreparedCatalog {

    private final SchemaProfile schema;
    private final Linker linker;
    private final FramePlanner planner;
    private final Computing computing;
    private final Supposing supposing;
    private final Variants variants;
    private final Ranking ranking;
    private final Exploration exploration;
    private final PlanEditor editor;
    private final Proposals proposals;

    PreparedCatalog(Catalog catalog) {
        this.schema = SchemaProfile.of(catalog);
        this.linker = new Linker(schema);
        var graph = new SchemaGraph(schema);
        this.planner = new FramePlanner(graph);
        this.variants = new Variants(graph);
        this.ranking = new Ranking(schema);
        this.exploration = new Exploration(catalog);
        this.editor = new PlanEditor(graph);
        this.computing = new Computing(planner, ranking, schema);
        this.proposals = Proposals.of(schema);
        this.supposing = new Supposing(planner, ranking);
    }

    /** Whether it was made of this very snapshot. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Catalog catalog) {
        return schema.catalog() == catalog;
    }

    SchemaProfile schema() {
        return schema;
    }

    Linker linker() {
        return linker;
    }

    FramePlanner planner() {
        return planner;
    }

    Computing computing() {
        return computing;
    }

    Supposing supposing() {
        return supposing;
    }

    Variants variants() {
        return variants;
    }

    Exploration exploration() {
        return exploration;
    }

    PlanEditor editor() {
        return editor;
    }

    Proposals proposals() {
        return proposals;
    }

    Ranking ranking() {
        return ranking;
    }

    Interpretation notUnderstood(String question) {
        return new Interpretation.NotUnderstood("I cannot tell which of the tables the question is about.",
                NearestNames.of(question, schema));
    }
}
