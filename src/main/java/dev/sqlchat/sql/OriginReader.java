package dev.sqlchat.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;

/** Follows the columns of a result through subqueries in FROM and WITH queries down to the tables. */
final class OriginReader {

    private static final int DEEPEST = 8;
    /** What changes how a value is written and not what it is. */
    private static final List<String> SPELLINGS = List.of("round", "coalesce", "ifnull");
    /** Types as which a number stays what it is. */
    private static final Pattern SAME_NUMBERS = Pattern.compile("(?i)(real|float|double|numeric|decimal).*");
    private static final Map<String, ResultOrigin.Function> FUNCTIONS = Map.of("count", ResultOrigin.Function.COUNT,
            "sum", ResultOrigin.Function.SUM, "total", ResultOrigin.Function.SUM, "avg",
            ResultOrigin.Function.AVERAGE, "min", ResultOrigin.Function.MINIMUM, "max",
            ResultOrigin.Function.MAXIMUM);

    /** @param key null where it has no name that an outer query could use */
    private record Output(@Nullable String key, ResultOrigin origin) {}

    private record Result(List<Output> outputs, boolean whole) {

        Optional<ResultOrigin> named(String key) {
            return outputs.stream().filter(output -> key.equals(output.key())).map(Output::origin).findFirst();
        }
    }

    private final Select statement;
    private final Catalog catalog;
    private final Names names;
    private final FromParts from;

    OriginReader(Select statement, Catalog catalog) {
        this.statement = statement;
        this.catalog = catalog;
        this.names = new Names(catalog.dialect(), Vocabulary.of(catalog.dialect()));
        this.from = new FromParts(catalog, names, statement);
    }

    Optional<ResultOrigins> read() {
        return result(statement, 0).map(result -> new ResultOrigins(
                result.outputs().stream().map(Output::origin).toList(), result.whole()));
    }

    private Optional<Result> result(Select select, int depth) {
        return depth > DEEPEST ? Optional.empty() : switch (select) {
            case PlainSelect plain -> SelectBlock.of(plain, from, names).map(block -> new Level(block, depth).result());
            case ParenthesedSelect inner -> result(inner.getSelect(), depth + 1);
            default -> Optional.empty();
        };
    }

    /** One SELECT. */
    private final class Level {

        private final SelectBlock block;
        private final PlainSelect select;
        private final List<Optional<Result>> derived;
        private final List<String> groups;

        Level(SelectBlock block, int depth) {
            this.block = block;
            this.select = block.select();
            this.derived = IntStream.range(0, block.parts().size())
                    .mapToObj(part -> block.part(part).table() == null
                            ? query(item(part)).flatMap(query -> OriginReader.this.result(query, depth + 1))
                            : Optional.<Result>empty())
                    .toList();
            this.groups = new RiskReads(block, statement, catalog.dialect()).groups().stream()
                    .map(Expression::toString).toList();
        }

        Result result() {
            return new Result(select.getSelectItems().stream().flatMap(item -> outputs(item).stream()).toList(),
                    whole());
        }

        /** Groups of a subquery stay all of them only where nothing is done to its rows. */
        private boolean whole() {
            var all = select.getLimit() == null && select.getFetch() == null && select.getOffset() == null
                    && select.getHaving() == null;
            return all && (derived.stream().allMatch(Optional::isEmpty) || derived.size() == 1
                    && select.getWhere() == null && derived.getFirst().filter(Result::whole).isPresent());
        }

        private FromItem item(int part) {
            return part == 0 ? select.getFromItem() : select.getJoins().get(part - 1).getFromItem();
        }

        private Optional<Select> query(FromItem item) {
            return switch (item) {
                case Table table -> from.query(table);
                case ParenthesedSelect inner -> Optional.of(inner);
                default -> Optional.empty();
            };
        }

        private List<Output> outputs(SelectItem<?> item) {
            return switch (item.getExpression()) {
                case AllTableColumns all -> IntStream.range(0, block.parts().size())
                        .filter(part -> block.part(part).key().equals(names.key(all.getTable().getName()))).boxed()
                        .flatMap(this::all).toList();
                case AllColumns _ -> IntStream.range(0, block.parts().size()).boxed().flatMap(this::all).toList();
                case Expression expression -> List.of(output(item, expression));
            };
        }

        private Stream<Output> all(int part) {
            var table = block.part(part).table();
            return table == null
                    ? derived.get(part).stream().flatMap(result -> result.outputs().stream())
                    : table.columns().stream().map(column -> new Output(names.storedKey(column.name()),
                            ResultOrigin.of(new ColumnRef(table.name(), column.name()), fixed(part))));
        }

        private Output output(SelectItem<?> item, Expression expression) {
            var alias = item.getAlias() == null ? null : names.key(item.getAlias().getName());
            var own = expression instanceof Column column ? names.key(column.getColumnName()) : null;
            var origin = origin(expression);
            var named = own != null && (alias == null || alias.equals(own)) ? origin.named() : alias != null;
            var group = groups.contains(expression.toString()) || groups.isEmpty() && origin.group();
            return new Output(alias == null ? own : alias, origin.as(named, group));
        }

        private ResultOrigin origin(Expression expression) {
            return switch (ExpressionKinds.meant(expression)) {
                case Column column -> of(column);
                case CastExpression cast -> of(cast, origin(cast.getLeftExpression()));
                case ParenthesedExpressionList<?> list when list.size() == 1 -> origin(list.getFirst());
                case Function function when Aggregate.is(function) -> of(Aggregate.of(function));
                case Function function when SPELLINGS.contains(Names.fold(function.getName()))
                        && ColumnsUsed.in(function).columns().size() == 1 ->
                    origin(function.getParameters().getFirst());
                default -> ResultOrigin.UNKNOWN;
            };
        }

        private ResultOrigin of(Column column) {
            var key = names.key(column.getColumnName());
            return block.place(column).flatMap(place -> of(place.part(), place.column()))
                    .or(() -> block.parts().size() == 1 ? of(0, key) : Optional.empty()).orElse(ResultOrigin.UNKNOWN);
        }

        private Optional<ResultOrigin> of(int part, String key) {
            var table = block.part(part).table();
            return table == null
                    ? derived.get(part).flatMap(result -> result.named(key))
                    : table.columns().stream().filter(column -> names.storedKey(column.name()).equals(key)).findFirst()
                            .map(column -> ResultOrigin.of(new ColumnRef(table.name(), column.name()), fixed(part)));
        }

        private ResultOrigin of(Aggregate aggregate) {
            var function = Objects.requireNonNull(FUNCTIONS.get(aggregate.name()));
            if (aggregate.counts() && aggregate.ofAllRows()) {
                return new ResultOrigin(null, rows(), function, false, true, false, Map.of());
            }
            var origin = origin(aggregate.argument()).under(function, aggregate.distinct());
            return aggregate.counts() ? origin.counting(rows(aggregate)) : origin;
        }

        private static ResultOrigin of(CastExpression cast, ResultOrigin origin) {
            var same = SAME_NUMBERS.matcher(cast.getColDataType().toString()).matches()
                    || origin.function() == ResultOrigin.Function.COUNT;
            return same ? origin : ResultOrigin.UNKNOWN;
        }

        /** The table whose rows are counted by their key. */
        private @Nullable TableName rows(Aggregate aggregate) {
            return aggregate.argument() instanceof Column column
                    ? block.place(column).filter(place -> aggregate.distinct() || metOnce(place.part()))
                            .map(place -> block.part(place.part()).table())
                            .filter(table -> table.primaryKey().size() == 1 && names
                                    .storedKey(table.primaryKey().getFirst()).equals(names.key(column.getColumnName())))
                            .map(dev.sqlchat.catalog.Table::name).orElse(null)
                    : null;
        }

        private boolean metOnce(int part) {
            return block.metOnce(part).equals(block.all());
        }

        /** The table of which each row of the joins is another row. */
        private @Nullable TableName rows() {
            return IntStream.range(0, block.parts().size()).filter(this::metOnce)
                    .filter(part -> !block.part(part).outer())
                    .mapToObj(part -> block.part(part).table()).filter(Objects::nonNull).findFirst()
                    .map(dev.sqlchat.catalog.Table::name).orElse(null);
        }

        private Map<String, String> fixed(int part) {
            var fixed = new HashMap<String, String>();
            var table = block.part(part).table();
            for (var clause : block.clauses()) {
                if (table != null && clause.expression() instanceof EqualsTo equal
                        && (clause.where() || !block.part(part).outer())
                        && equal.getLeftExpression() instanceof Column column
                        && equal.getRightExpression() instanceof StringValue value) {
                    block.place(column).filter(place -> place.part() == part)
                            .flatMap(place -> table.column(place.column()))
                            .ifPresent(stored -> fixed.put(stored.name(), value.getNotExcapedValue()));
                }
            }
            return fixed;
        }
    }
}
