package dev.sqlchat.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Limits;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

/**
 * What tools work with while one question is answered. Keeps verdicts, so that a reviewed query is not parsed again
 * when it runs; for one thread.
 */
public final class ToolContext {

    private final Database database;
    private final Catalog catalog;
    private final Guard guard;
    private final Limits limits;
    private final Consumer<Verdict.Refused> refused;
    private final Disclosure disclosure;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    /** For one whom stored values may be told. */
    public ToolContext(Database database, Policy policy, Limits limits) {
        this(database, policy, limits, Disclosure.ALL, _ -> {});
    }

    /**
     * @param disclosure what the texts for the model may hold of stored values
     * @param refused hears of each query that the guard refuses
     */
    public ToolContext(Database database, Policy policy, Limits limits, Disclosure disclosure,
            Consumer<Verdict.Refused> refused) {
        this.database = database;
        this.catalog = database.catalog();
        this.guard = new Guard(catalog, policy);
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

    /** Whether the text is one safe read. */
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
