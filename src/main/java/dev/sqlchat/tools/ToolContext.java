package dev.sqlchat.tools;

import java.util.HashMap;
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
    private final Map<String, Verdict> verdicts = new HashMap<>();

    public ToolContext(Database database, Policy policy, Limits limits) {
        this(database, policy, limits, _ -> {});
    }

    /** @param refused hears of each query that the guard refuses */
    public ToolContext(Database database, Policy policy, Limits limits, Consumer<Verdict.Refused> refused) {
        this.database = database;
        this.catalog = database.catalog();
        this.guard = new Guard(catalog, policy);
        this.limits = limits;
        this.refused = refused;
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

    /** Whether the text is one safe read. */
    public Verdict check(String sql) {
        return verdicts.computeIfAbsent(sql, this::judge);
    }

    private Verdict judge(String sql) {
        var verdict = guard.check(sql);
        if (verdict instanceof Verdict.Refused refusal) {
            refused.accept(refusal);
        }
        return verdict;
    }
}
