package dev.sqlchat.sql.explaining;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.TableName;

/** What a place of the query reads, as the catalog knows it and queries within show it. */
final class Relations {

    /** Steps may read themselves. */
    private static final int DEEPEST = 8;

    private final @Nullable Relations outer;
    private final Facts facts;
    private final Map<String, Select> steps;
    private final Map<String, FromItem> items = new LinkedHashMap<>();
    private @Nullable PlainSelect select;

    private Relations(@Nullable Relations outer, Facts facts, Map<String, Select> steps) {
        this.outer = outer;
        this.facts = facts;
        this.steps = steps;
    }

    static Relations none(Facts facts) {
        return new Relations(null, facts, new HashMap<>());
    }

    Relations inner() {
        return new Relations(this, facts, new HashMap<>(steps));
    }

    Dialect dialect() {
        return facts.catalog().dialect();
    }

    void addStep(String name, Select step) {
        steps.put(Wording.key(name), step);
    }

    void read(PlainSelect read) {
        select = read;
        add(read.getFromItem());
        if (read.getJoins() != null) {
            read.getJoins().forEach(join -> add(join.getFromItem()));
        }
    }

    private void add(@Nullable FromItem item) {
        switch (item) {
            case null -> {
            }
            case ParenthesedFromItem within -> {
                add(within.getFromItem());
                if (within.getJoins() != null) {
                    within.getJoins().forEach(join -> add(join.getFromItem()));
                }
            }
            default -> items.put(name(item), item);
        }
    }

    private String name(FromItem item) {
        if (item.getAlias() != null) {
            return Wording.key(item.getAlias().getName());
        }
        return item instanceof Table table ? Wording.key(table.getName()) : "(" + items.size() + ")";
    }

    /** Whether something that is read has such a column. */
    boolean have(String column) {
        return items.values().stream().anyMatch(item -> isMoment(item, column, 0).isPresent());
    }

    /** Whether the column tells which row of its table it is, and no row of the table is met twice. */
    boolean countsRows(Column column) {
        return isKey(column) && select != null && facts.metOnce().test(select, column.getTable().getName());
    }

    boolean isKey(Column column) {
        return column.getTable() != null && Optional.ofNullable(items.get(Wording.key(column.getTable().getName())))
                .flatMap(this::stored).filter(table -> table.primaryKey().size() == 1
                        && table.primaryKey().getFirst().equalsIgnoreCase(bare(column.getColumnName())))
                .isPresent();
    }

    /** Whether its values are days or times, as far as is known. */
    boolean isMoment(Column column, int depth) {
        var table = column.getTable() == null || column.getTable().getName() == null
                ? null
                : Wording.key(column.getTable().getName());
        var read = table == null ? items.values().stream() : Stream.ofNullable(items.get(table));
        return read.flatMap(item -> isMoment(item, column.getColumnName(), depth).stream()).findFirst()
                .orElseGet(() -> outer != null && outer.isMoment(column, depth));
    }

    /** Empty where the relation has no such column. */
    private Optional<Boolean> isMoment(FromItem item, String column, int depth) {
        var query = query(item);
        return query == null
                ? stored(item).flatMap(table -> table.column(bare(column)))
                        .map(found -> found.type().temporal() || found.type() == ColumnType.TIME)
                : shown(query, column, depth + 1);
    }

    private Optional<Boolean> shown(Select query, String column, int depth) {
        return depth > DEEPEST ? Optional.empty() : switch (query) {
            case PlainSelect plain -> {
                var within = inner();
                within.read(plain);
                yield plain.getSelectItems().stream().flatMap(item -> within.shown(item, column, depth).stream())
                        .findFirst();
            }
            case ParenthesedSelect select -> shown(select.getSelect(), column, depth);
            case SetOperationList list -> shown(list.getSelect(0), column, depth);
            default -> Optional.empty();
        };
    }

    private Optional<Boolean> shown(SelectItem<?> item, String column, int depth) {
        if (item.getExpression() instanceof AllColumns) {
            return items.values().stream().flatMap(read -> isMoment(read, column, depth).stream()).findFirst();
        }
        var name = item.getAlias() != null
                ? item.getAlias().getName()
                : item.getExpression() instanceof Column own ? own.getColumnName() : "";
        return Wording.key(name).equals(Wording.key(column))
                ? Optional.of(new Moments(this, depth).is(item.getExpression()))
                : Optional.empty();
    }

    /** What a query within a value shows. */
    boolean isMoment(Select query, int depth) {
        if (depth > DEEPEST || !(query instanceof PlainSelect plain)) {
            return query instanceof ParenthesedSelect nested && isMoment(nested.getSelect(), depth);
        }
        var within = inner();
        within.read(plain);
        return new Moments(within, depth + 1).is(plain.getSelectItems().getFirst().getExpression());
    }

    private @Nullable Select query(FromItem item) {
        return switch (item) {
            case Table table when table.getSchemaName() == null -> steps.get(Wording.key(table.getName()));
            case ParenthesedSelect within -> within;
            default -> null;
        };
    }

    private Optional<dev.sqlchat.catalog.Table> stored(FromItem item) {
        return item instanceof Table table && query(item) == null
                ? facts.catalog().table(new TableName(
                        Optional.ofNullable(table.getSchemaName()).map(this::bare).orElse(null),
                        bare(Objects.requireNonNull(table.getName()))))
                : Optional.empty();
    }

    private String bare(String name) {
        return facts.original().apply(Wording.bare(name));
    }
}
