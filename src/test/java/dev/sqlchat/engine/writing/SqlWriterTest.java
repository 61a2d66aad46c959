package dev.sqlchat.engine.writing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Set;

import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.Source.TableSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlWriterTest {

    private static Connection connection;

    @BeforeAll
    static void openShop() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Shop.fill(connection);
    }

    @AfterAll
    static void closeShop() throws SQLException {
        connection.close();
    }

    static List<SqlCase> cases() {
        return SqlCase.all();
    }

    @Test
    void everyPlanHasACase() {
        assertThat(cases()).extracting(SqlCase::name).containsExactlyElementsOf(PlanCases.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesSqlite(SqlCase plan) {
        assertThat(write(plan.plan(), Dialect.SQLITE)).isEqualTo(plan.sqlite());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesPostgresql(SqlCase plan) {
        assertThat(write(plan.plan(), Dialect.POSTGRESQL)).isEqualTo(plan.postgresql());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sqliteGivesTheRows(SqlCase plan) throws SQLException {
        assertThat(Shop.rows(connection, write(plan.plan(), Dialect.SQLITE))).isEqualTo(plan.rows());
    }

    @ParameterizedTest
    @EnumSource
    void parsersTakeEveryStatement(Dialect dialect) {
        assertThat(cases()).allSatisfy(plan -> assertThat(CCJSqlParserUtil.parse(plan.sql(dialect))).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "Group", "user", "key", "limit", "sample", "two words", "unit-price", "1st",
            "straße", "a\"b"})
    void quotesNamesThatNeedIt(String name) throws SQLException {
        Catalog catalog = new Catalog("test", Dialect.SQLITE, List.of(table(name, name, ColumnStatistics.UNKNOWN)),
                List.of(), ValueIndex.EMPTY);
        TableSource source = TableSource.of(TableName.of(name));
        QueryPlan plan = PlanCases.from(source).output(PlanCases.field(source, name), name)
                .where(PlanCases.equal(PlanCases.field(source, name), "x"))
                .group(PlanCases.field(source, name)).order(PlanCases.field(source, name), false).plan();
        String sql = SqlWriter.write(plan, catalog);

        try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            String quoted = Names.quoted(name);
            fresh.createStatement().execute("CREATE TABLE " + quoted + " (" + quoted + " TEXT)");
            fresh.createStatement().execute("INSERT INTO " + quoted + " VALUES ('x')");
            assertThat(Shop.rows(fresh, sql)).isEqualTo("x");
        }
        assertThat(sql).contains(Names.quoted(name));
    }

    @Test
    void quotesUpperCaseInPostgresqlOnly() {
        TableSource source = new TableSource(new TableName("Sales", "Region"), 0);
        QueryPlan plan = PlanCases.from(source).output(PlanCases.field(source, "Name")).plan();

        assertThat(write(plan, Dialect.POSTGRESQL)).isEqualTo("SELECT \"Name\" FROM \"Sales\".\"Region\"");
        assertThat(write(plan, Dialect.SQLITE)).isEqualTo("SELECT Name FROM Sales.Region");
    }

    @Test
    void aliasesAreShortUniqueAndNoKeywords() {
        assertThat(Names.alias("VirtualMachines", Set.of())).isEqualTo("vm");
        assertThat(Names.alias("resource_groups", Set.of("rg"))).isEqualTo("rg2");
        assertThat(Names.alias("account_state", Set.of())).isEqualTo("as2");
        assertThat(Names.alias("2024", Set.of())).isEqualTo("t");
    }

    @Test
    void writesMomentsAsTheyAreStored() {
        ColumnStatistics stored = new ColumnStatistics(-1, -1, List.of("2026-05-01T10:00:00"));
        Catalog catalog = new Catalog("test", Dialect.SQLITE, List.of(table("log", "at", stored)), List.of(),
                ValueIndex.EMPTY);
        TableSource log = TableSource.of(TableName.of("log"));
        QueryPlan plan = PlanCases.from(log).output(Expression.countRows())
                .where(new Comparison(PlanCases.field(log, "at"), Comparator.LESS,
                        new Constant(LocalDateTime.of(2026, 5, 1, 10, 30))))
                .plan();

        assertThat(SqlWriter.write(plan, catalog)).endsWith("at < '2026-05-01T10:30:00'");
    }

    @Test
    void countsWeeksAsTheCalendarDoes() throws SQLException {
        for (LocalDate day = LocalDate.of(2019, 12, 20); day
                .isBefore(LocalDate.of(2027, 1, 10)); day = day.plusDays(1)) {
            QueryPlan plan = PlanCases.from(PlanCases.CUSTOMER).output(new Period(Grain.WEEK, new Constant(day)))
                    .output(new Period(Grain.DAY_OF_WEEK, new Constant(day)))
                    .output(new Period(Grain.QUARTER, new Constant(day)))
                    .limit(1).plan();

            assertThat(Shop.rows(connection, write(plan, Dialect.SQLITE))).isEqualTo("%d-W%02d,%d,%d-Q%d".formatted(
                    day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                    day.getDayOfWeek().getValue(),
                    day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR)));
        }
    }

    @Test
    void refusesFieldsOfForeignSources() {
        QueryPlan plan = PlanCases.from(PlanCases.CUSTOMER).output(PlanCases.field(PlanCases.ORDERS, "id")).plan();

        assertThatThrownBy(() -> write(plan, Dialect.SQLITE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void refusesConstantsOfOtherTypesAndPeriodsWithoutEnds() {
        QueryPlan strange = PlanCases.from(PlanCases.CUSTOMER).output(new Constant(new Object())).plan();
        QueryPlan endless = PlanCases.from(PlanCases.CUSTOMER).output(Expression.countRows())
                .where(new Within(PlanCases.field(PlanCases.CUSTOMER, "joined"), null, null)).plan();

        assertThatThrownBy(() -> write(strange, Dialect.SQLITE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(endless, Dialect.SQLITE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Table table(String name, String column, ColumnStatistics statistics) {
        return new Table(TableName.of(name), Table.Kind.TABLE,
                List.of(new Column(column, ColumnType.TEXT, "TEXT", true, null, statistics)), List.of(), null, -1);
    }

    private static String write(QueryPlan plan, Dialect dialect) {
        return SqlWriter.write(plan, Shop.schema().catalog(dialect));
    }
}
