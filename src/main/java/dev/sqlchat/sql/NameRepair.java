package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;

/**
 * Mends names of a query that do not exist, as its author must have meant them: a column under the alias of another
 * table, a name spelled in another way, a join by other columns than the keys, a table that was not joined. What the
 * query asks stays. Immutable and safe for many threads.
 */
public final class NameRepair {

    private final Catalog catalog;
    private final Names names;
    private final StatementParser parser;

    public NameRepair(Catalog catalog) {
        this.catalog = catalog;
        this.names = new Names(catalog.dialect(), Vocabulary.of(catalog.dialect()));
        this.parser = new StatementParser(catalog.dialect());
    }

    /**
     * A mended query; it is as little to be trusted as the text that it was made from.
     *
     * @param changes what was changed, in words, in the order of the query
     */
    public record Repaired(String sql, List<String> changes) {

        public Repaired {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Empty where all names exist, where it is not known what those that do not exist mean, or where the text is no query.
     *
     * @param likely tables that are preferred where a column could be of several, likeliest first
     */
    public Optional<Repaired> repair(String sql, Collection<TableName> likely) {
        if (sql.isBlank() || sql.length() > Guard.LONGEST) {
            return Optional.empty();
        }
        try {
            return parser.parse(Lexer.tokens(catalog.dialect(), sql)) instanceof Select select
                    ? repair(select, List.copyOf(likely))
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError unreadable) {
            // The guard says what is wrong with it.
            return Optional.empty();
        }
    }

    private Optional<Repaired> repair(Select select, List<TableName> likely) {
        var changes = new LinkedHashSet<String>();
        walk(select, null, Set.of(), new Meanings(catalog, names, likely, changes::add));
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Repaired(StatementParser.originals(select.toString()), new ArrayList<>(changes)));
    }

    private void walk(Select select, @Nullable RepairScope outer, Set<String> around, Meanings meanings) {
        var within = new HashSet<>(around);
        if (select.getWithItemsList() != null) {
            for (var item : select.getWithItemsList()) {
                within.add(names.key(item.getAliasName()));
                if (item.getParenthesedStatement() instanceof ParenthesedSelect query) {
                    walk(query, outer, within, meanings);
                }
            }
        }
        switch (select) {
            case PlainSelect plain -> plain(plain, outer, within, meanings);
            case ParenthesedSelect inner -> walk(inner.getSelect(), outer, within, meanings);
            case SetOperationList list -> list.getSelects().forEach(each -> walk(each, outer, within, meanings));
            default -> {
            }
        }
    }

    /** Subqueries after what is around them, which may have got more tables. */
    private void plain(PlainSelect select, @Nullable RepairScope outer, Set<String> within, Meanings meanings) {
        var scope = new RepairScope(select, outer, meanings, within);
        new BlockRepair(select, scope, meanings).repair();
        scope.derived().forEach(derived -> walk(derived, outer, within, meanings));
        BlockColumns.of(select).nested().forEach(nested -> walk(nested, scope, within, meanings));
    }
}
