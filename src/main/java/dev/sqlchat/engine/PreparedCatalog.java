package dev.sqlchat.engine;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.computing.Computing;
import dev.sqlchat.engine.linking.Linker;
import dev.sqlchat.engine.planning.FramePlanner;
import dev.sqlchat.engine.planning.SchemaGraph;
import dev.sqlchat.engine.schema.SchemaProfile;

/** What the engine makes of a catalog once. */
final class PreparedCatalog {

    private final SchemaProfile schema;
    private final Linker linker;
    private final FramePlanner planner;
    private final Computing computing;

    PreparedCatalog(Catalog catalog) {
        this.schema = SchemaProfile.of(catalog);
        this.linker = new Linker(schema);
        this.planner = new FramePlanner(new SchemaGraph(schema));
        this.computing = new Computing(planner);
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

    Interpretation notUnderstood(String question) {
        return new Interpretation.NotUnderstood("I cannot tell which of the tables the question is about.",
                NearestNames.of(question, schema));
    }
}
