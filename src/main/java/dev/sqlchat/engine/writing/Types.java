package dev.sqlchat.engine.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Combined;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;

/** What is known of the values of expressions. For one thread: it remembers tables. */
public final class Types {

    private final Catalog catalog;
    private final Map<TableName, Optional<Table>> tables = new HashMap<>();

    public Types(Catalog catalog) {
        this.catalog = catalog;
    }

    public ColumnType of(Expression expression) {
        return switch (expression) {
            case Field(TableSource source, String name) ->
                column(source, name).map(Column::type).orElse(ColumnType.OTHER);
            case Field(Derived derived, String name) ->
                output(derived.plan(), name).map(this::of).orElse(ColumnType.OTHER);
            case Aggregate aggregate -> ofAggregate(aggregate);
            case Constant(Object value) -> ofConstant(value);
            case Arithmetic arithmetic -> ofArithmetic(arithmetic);
            case Period(Expression.Grain grain, Expression date) -> ofPeriod(grain);
            case Expression.Elapsed elapsed -> ColumnType.DECIMAL;
            case Expression.Scalar(QueryPlan plan) -> of(outputs(plan).getFirst().expression());
            case Choice choice -> of(choice.then());
            case Expression.AllFields all -> ColumnType.OTHER;
        };
    }

    private ColumnType ofAggregate(Aggregate aggregate) {
        Expression argument = aggregate.argument();
        return switch (aggregate.function()) {
            case COUNT -> ColumnType.INTEGER;
            case AVERAGE -> ColumnType.DECIMAL;
            case SUM ->
                argument != null && of(argument) == ColumnType.INTEGER ? ColumnType.INTEGER : ColumnType.DECIMAL;
            case MINIMUM, MAXIMUM -> argument == null ? ColumnType.OTHER : of(argument);
        };
    }

    private static ColumnType ofConstant(Object value) {
        return switch (value) {
            case String text -> ColumnType.TEXT;
            case Boolean truth -> ColumnType.BOOLEAN;
            case LocalDate day -> ColumnType.DATE;
            case LocalDateTime moment -> ColumnType.TIMESTAMP;
            case BigDecimal number -> ColumnType.DECIMAL;
            case Number number -> ColumnType.INTEGER;
            default -> ColumnType.OTHER;
        };
    }

    private ColumnType ofArithmetic(Arithmetic arithmetic) {
        boolean whole = arithmetic.operator() != Expression.Operator.DIVIDED_BY
                && of(arithmetic.left()) == ColumnType.INTEGER && of(arithmetic.right()) == ColumnType.INTEGER;
        return whole ? ColumnType.INTEGER : ColumnType.DECIMAL;
    }

    private static ColumnType ofPeriod(Expression.Grain grain) {
        return switch (grain) {
            case YEAR, QUARTER, MONTH, WEEK, DAY -> ColumnType.TEXT;
            case MONTH_OF_YEAR, DAY_OF_WEEK, HOUR_OF_DAY -> ColumnType.INTEGER;
        };
    }

    Optional<Column> column(TableSource source, String name) {
        return table(source.table()).flatMap(table -> table.column(name));
    }

    List<String> columns(Source source) {
        return switch (source) {
            case TableSource(TableName name, int copy) -> table(name)
                    .map(table -> table.columns().stream().map(Column::name).toList()).orElse(List.of());
            case Derived derived -> outputs(derived.plan()).stream().map(Types::name).toList();
        };
    }

    Stream<Field> fields(Expression.AllFields all) {
        return columns(all.source()).stream().map(column -> new Field(all.source(), column));
    }

    private Optional<Table> table(TableName name) {
        return tables.computeIfAbsent(name, catalog::table);
    }

    /** The outputs of the plan, or of its first part: they name and type its columns. */
    static List<Output> outputs(QueryPlan plan) {
        return switch (plan) {
            case Select select -> select.outputs();
            case Combined combined -> outputs(combined.left());
        };
    }

    /** What the plan gives under this name. */
    static Optional<Expression> output(QueryPlan plan, String name) {
        return outputs(plan).stream().filter(output -> name.equalsIgnoreCase(name(output))).map(Output::expression)
                .findFirst();
    }

    /** The output's label or column; empty where the database names it. */
    static String name(Output output) {
        if (output.label() != null) {
            return output.label();
        }
        return output.expression() instanceof Field field ? field.column() : "";
    }

    /** Whether numbers are kept as text, so that the database would compare their letters. */
    boolean numbersAsText(Expression expression) {
        return storedAsText(expression) && (of(expression).numeric() || holdsNumbers(expression));
    }

    private boolean holdsNumbers(Expression expression) {
        return of(expression) == ColumnType.TEXT
                && stored(expression).filter(column -> column.statistics().holdsNumbers()).isPresent();
    }

    /** Whether the expression is a column that was declared as text, whatever it holds. */
    boolean storedAsText(Expression expression) {
        return declared(expression).filter(Types::isText).isPresent();
    }

    boolean isWrittenAsText(Expression expression) {
        return of(expression) == ColumnType.TEXT || storedAsText(expression);
    }

    /** Whether stored moments have a T between day and time. */
    boolean momentsWithLetter(Expression expression) {
        return stored(expression)
                .filter(column -> column.statistics().samples().stream().anyMatch(sample -> sample.indexOf('T') == 10))
                .isPresent();
    }

    private Optional<String> declared(Expression expression) {
        return stored(expression).map(column -> column.declaredType().toUpperCase(Locale.ROOT));
    }

    private static boolean isText(String declared) {
        return declared.contains("CHAR") || declared.contains("TEXT") || declared.contains("CLOB");
    }

    private Optional<Column> stored(Expression expression) {
        return switch (expression) {
            case Field(TableSource source, String name) -> column(source, name);
            case Field(Derived derived, String name) -> output(derived.plan(), name).flatMap(this::stored);
            default -> Optional.empty();
        };
    }

    /** Whether the expression can be NULL in a row of the scope's query. */
    boolean mayBeNull(Expression expression, Scope scope) {
        return switch (expression) {
            case Field(TableSource source, String name) ->
                scope.holding(source).isOuterJoined(source) || nullable(source, name);
            case Field(Derived derived, String name) -> output(derived.plan(), name).filter(Types::isCount).isEmpty();
            case Constant constant -> false;
            case Aggregate(Expression.Function function, Expression argument, boolean distinct) ->
                function != Expression.Function.COUNT && argument != null && mayBeNull(argument, scope);
            case Period period -> mayBeNull(period.date(), scope);
            case Expression.Elapsed elapsed -> mayBeNull(elapsed.from(), scope) || mayBeNull(elapsed.to(), scope);
            case Arithmetic arithmetic -> arithmetic.operator() == Expression.Operator.DIVIDED_BY
                    || mayBeNull(arithmetic.left(), scope) || mayBeNull(arithmetic.right(), scope);
            default -> true;
        };
    }

    private static boolean isCount(Expression expression) {
        return expression instanceof Aggregate aggregate && aggregate.function() == Expression.Function.COUNT;
    }

    /** Whether the column may hold NULL. */
    public boolean nullable(TableSource source, String name) {
        return !inKey(source, name) && column(source, name).map(Column::nullable).orElse(true);
    }

    private boolean inKey(TableSource source, String name) {
        return table(source.table()).filter(table -> table.primaryKey().stream().anyMatch(name::equalsIgnoreCase))
                .isPresent();
    }

    /** Whether the column alone names a row. */
    boolean isKey(TableSource source, String name) {
        return inKey(source, name) && table(source.table()).filter(table -> table.primaryKey().size() == 1).isPresent();
    }
}
