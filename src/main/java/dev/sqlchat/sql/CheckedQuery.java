package dev.sqlchat.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.TableName;

/**
 * A query that the guard let pass: the only thing a database executes. Only {@link Guard} can make one.
 */
public final class CheckedQuery {

    private final Dialect dialect;
    private final String sql;
    private final String boundSql;
    private final List<Object> parameters;
    private final Set<TableName> tables;
    private final Set<ColumnRef> columns;
    private final List<QueryLiteral> literals;
    private final boolean ordered;
    private final @Nullable CheckedQuery asked;
    private final AtomicReference<@Nullable Optional<List<NumberRisk>>> risks = new AtomicReference<>();
    private volatile @Nullable Statement statement;

    CheckedQuery(Dialect dialect, String sql, String boundSql, List<Object> parameters, Set<TableName> tables,
            Set<ColumnRef> columns, List<QueryLiteral> literals, boolean ordered,
            @Nullable CheckedQuery asked) {
        this.dialect = dialect;
        this.sql = sql;
        this.boundSql = boundSql;
        this.parameters = List.copyOf(parameters);
        this.tables = Set.copyOf(tables);
        this.columns = Set.copyOf(columns);
        this.literals = List.copyOf(literals);
        this.ordered = ordered;
        this.asked = asked;
    }

    /** @param before what filters changed to this */
    CheckedQuery filteredFrom(CheckedQuery before) {
        return new CheckedQuery(dialect, sql, boundSql, parameters, tables, columns, literals, ordered, before.asked());
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The query re-printed from its parsed form, with its literals, to show and to keep. */
    public String sql() {
        return sql;
    }

    /**
     * The same query as it runs, for a prepared statement: literals that stand for values are {@code ?}, and signs with a
     * question mark of their own are escaped.
     */
    public String boundSql() {
        return boundSql;
    }

    /**
     * The values of {@link #boundSql()}'s question marks in order: {@link String}, {@link Long}, {@link Double} (SQLite) or
     * {@link java.math.BigDecimal} (PostgreSQL). Texts stand where the original had untyped literals, also for dates
     * and other types, so a PostgreSQL connection must have {@code stringtype=unspecified}.
     */
    public List<Object> parameters() {
        return parameters;
    }

    /** Every table and view that the query reads, as the catalog spells them. */
    public Set<TableName> tables() {
        return tables;
    }

    /** Every column that the query reads. */
    public Set<ColumnRef> columns() {
        return columns;
    }

    /** The texts and numbers of {@link #sql()}, in order. */
    public List<QueryLiteral> literals() {
        return literals;
    }

    /** Whether it says in which order its rows come. */
    public boolean ordered() {
        return ordered;
    }

    /** Whether a {@link SqlFilter} changed it. */
    public boolean filtered() {
        return asked != null;
    }

    /** What was to run before a {@link SqlFilter} changed it; itself where none did. Only to be read: it may not run. */
    public CheckedQuery asked() {
        return asked == null ? this : asked;
    }

    /** What was found once of what may make its numbers wrong: it costs a parse. */
    Optional<List<NumberRisk>> risks(Supplier<Optional<List<NumberRisk>>> find) {
        var found = risks.get();
        if (found == null) {
            found = find.get();
            risks.set(found);
        }
        return found;
    }

    /** What {@link #sql()} says, parsed once; only to be read. */
    Statement statement() {
        var parsed = statement;
        if (parsed == null) {
            parsed = new StatementParser(dialect).parse(Lexer.tokens(dialect, sql));
            statement = parsed;
        }
        return parsed;
    }

    @Override
    public String toString() {
        return sql;
    }
}
