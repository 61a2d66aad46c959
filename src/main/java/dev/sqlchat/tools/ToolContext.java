package dev.sqlchat.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Limits;
import dev.sqlchat.sql.FilteredGuard;
import dev.sqlchat.sql.Verdict;

/**
 * What tools work with while one question is answered. Keeps verdicts, so that a reviewed query is not parsed again
 * when it runs; for one thread.
 */
public final class ToolContext {

    private final Database database;
    private final Catalog catalog;
    private final FilteredGuard guard;
    private final Limits limits;
    private final Consumer<Verdict.Refused> refused;
    private final Disclosure disclosure;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    /**
     * @param guard over a catalog of the database, which stays for the whole question
     * @param disclosure what the texts for the model may hold of stored values
     * @param refused hears of each query that the guard refuses
     */
    public ToolContext(Database database, FilteredGuard guard, Limits limits, Disclosure disclosure,
            Consumer<Verdict.Refused> refused) {
        this.database = database;
        this.catalog = guard.catalog();
        this.guard = guard;
        this.limits = limits;
        this.refused = refused;
        this.disclosure = disclosure;
    }

    public Database database() {
        return database;
    }

    /** What the database holds: the same snapshot for the whole question. */
    public Catalog catalog() {
        return catalog;
    }

    public Limits limits() {
        return limits;
    }

    public Disclosure disclosure() {
        return disclosure;
    }

    /**
     * Whether the text is one safe read; what is accepted is the query as the filters leave it.
     *
     * @throws dev.sqlchat.sql.SqlFilterFailed when a filter does not give a query that may run
     */
    public Verdict check(String sql) {
        return verdicts.computeIfAbsent(sql, this::judge);
    }

    /** Names of readable tables and columns that come nearest to this one. */
    List<String> nearest(String name) {
        return guard.nearest(name);
    }

    private Verdict judge(String sql) {
        var verdict = guard.check(sql);
        if (verdict instanceof Verdict.Refused refusal) {
            refused.accept(refusal);
        }
        return verdict;
    }
}
