package dev.sqlchat.sql;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import net.sf.jsqlparser.expression.Expression;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.TableName;

/**
 * The state of one walk over a parsed query: where the names are looked up, what has been written, what has been read.
 * Only what a walker writes can run, and all of the original must have been written.
 */
final class Walk {

    private static final int DEEPEST = 600;

    private final Dialect dialect;
    private final Vocabulary vocabulary;
    private final Names names;
    private final ReadableTables tables;
    private final Set<TableName> tablesRead = new HashSet<>();
    private final Set<ColumnRef> columnsRead = new HashSet<>();
    private SqlWriter out = new SqlWriter();
    private Scope scope = new Scope(null, Ctes.NONE);
    private boolean binding = true;
    private int depth;

    Walk(Dialect dialect, Names names, ReadableTables tables) {
        this.dialect = dialect;
        this.vocabulary = Vocabulary.of(dialect);
        this.names = names;
        this.tables = tables;
    }

    boolean postgres() {
        return dialect == Dialect.POSTGRESQL;
    }

    Dialect dialect() {
        return dialect;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Names names() {
        return names;
    }

    ReadableTables tables() {
        return tables;
    }

    SqlWriter out() {
        return out;
    }

    Scope scope() {
        return scope;
    }

    /** Whether literals of the conditions here may become parameters. */
    boolean binding() {
        return binding;
    }

    void read(TableName table) {
        tablesRead.add(table);
    }

    void read(OutputColumn column) {
        if (column.source() != null) {
            columnsRead.add(column.source());
        }
    }

    Set<TableName> tablesRead() {
        return tablesRead;
    }

    Set<ColumnRef> columnsRead() {
        return columnsRead;
    }

    void expression(Expression expression) {
        ExpressionKinds.walk(this, expression, false);
    }

    /** An expression whose value is a truth: literals that it compares may become parameters. */
    void condition(Expression expression) {
        ExpressionKinds.walk(this, expression, binding);
    }

    void deeper(Runnable part) {
        if (++depth > DEEPEST) {
            throw new Refusal(Rule.TOO_DEEP, "The query is nested too deeply; write it simpler.");
        }
        part.run();
        depth--;
    }

    <T> T in(Scope inner, Supplier<T> part) {
        Scope before = scope;
        scope = inner;
        T result = part.get();
        scope = before;
        return result;
    }

    /** Parts that the database compares with other parts as written keep their literals. */
    void unbound(Runnable part) {
        boolean before = binding;
        binding = false;
        part.run();
        binding = before;
    }

    /** What the part writes, to be put elsewhere. */
    SqlWriter aside(Runnable part) {
        SqlWriter before = out;
        var aside = new SqlWriter();
        out = aside;
        part.run();
        out = before;
        return aside;
    }

    /** For a construct that only PostgreSQL has. */
    void requirePostgres(String construct) {
        if (!postgres()) {
            throw unsupported(construct + " (SQLite does not have it)");
        }
    }

    static Refusal unsupported(String construct) {
        return new Refusal(Rule.UNSUPPORTED, "Not allowed in a query: " + construct + ".");
    }
}
