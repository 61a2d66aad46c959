package dev.sqlchat.engine.editing;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.planning.SchemaGraph;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Has an editor for each catalog. Safe for many threads. */
public interface PlanEditors {

    /** Those that are made anew each time, for those who keep nothing of a catalog. */
    PlanEditors UNPREPARED = catalog -> new PlanEditor(new SchemaGraph(SchemaProfile.of(catalog)));

    PlanEditor over(Catalog catalog);
}
