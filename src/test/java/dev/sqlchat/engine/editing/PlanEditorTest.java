package dev.sqlchat.engine.editing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.writing.SqlWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** Edits of plans that questions seldom make, over boats that sail from one port to another. */
class PlanEditorTest {

    private static final TableName PORTS = TableName.of("ports");
    private static final TableName BOATS = TableName.of("boats");
    private static final TableName TRIPS = TableName.of("trips");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private static final Catalog CATALOG = new Catalog("sea", Dialect.SQLITE, List.of(
            table(PORTS, column("id", ColumnType.INTEGER), column("name", ColumnType.TEXT, "Oban", "Mallaig"),
                    column("country", ColumnType.TEXT, "Scotland", "Ireland")),
            table(BOATS, column("id", ColumnType.INTEGER), column("name", ColumnType.TEXT, "Ailsa", "Bute"),
                    column("kind", ColumnType.TEXT, "ferry", "yacht"), column("active", ColumnType.BOOLEAN),
                    column("radio_pin", ColumnType.TEXT, "red", "blue"),
                    column("contact", ColumnType.TEXT, "harbour", "+44 20 7946 0958", "post"),
                    column("length", ColumnType.DECIMAL)),
            table(TRIPS, column("id", ColumnType.INTEGER), column("boat_id", ColumnType.INTEGER),
                    column("from_id", ColumnType.INTEGER), column("to_id", ColumnType.INTEGER),
                    column("day", ColumnType.DATE), column("passengers", ColumnType.INTEGER))),
            List.of(key("boat_id", BOATS), key("from_id", PORTS), key("to_id", PORTS)), ValueIndex.EMPTY);

    private final PlanEditor editor = PlanEditors.UNPREPARED.over(CATALOG);

    private static Table table(TableName name, Column... columns) {
        return new Table(name, Table.Kind.TABLE, List.of(columns), List.of("id"), null, 100);
    }

    private static Column column(String name, ColumnType type, String... samples) {
        return new Column(name, type, type.name(), true, null,
                new ColumnStatistics(samples.length == 0 ? -1 : samples.length, 0, List.of(samples)));
    }

    private static ForeignKey key(String column, TableName to) {
        return new ForeignKey(TRIPS, List.of(column), to, List.of("id"), ForeignKey.Origin.DECLARED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            active | true | No | WHERE active = 0
            active | true | perhaps |
            length | 10 | 1,200.5 | WHERE length = 1200.5
            length | 10 | long |
            length | 10 | 1e2147483647 |
            length | 10 | 1e999999999 |
            length | 10 | -2.50 | WHERE length = -2.50
            length | 10 | 1234567890123456789012345678901 |
            kind | ferry | YACHT | WHERE kind = 'yacht'
            kind | ferry | submarine |
            """)
    void findsTheValueThatIsMeant(String column, String old, String said, @Nullable String where) {
        Object value = switch (column) {
            case "active" -> true;
            case "length" -> new BigDecimal(old);
            default -> old;
        };
        var edited = editor.edit(boats(equal(field(BOATS, column), value)),
                List.of(new PlanEdit.Replace("filter:1", said)), TODAY);

        if (where == null) {
            assertThat(edited).isInstanceOf(Edited.NotPossible.class);
        } else {
            assertThat(sql(edited)).endsWith(where);
        }
    }

    @Test
    void tellsNoValuesThatMayBePrivate() {
        var parts = editor.parts(boats(equal(field(BOATS, "radio_pin"), "red"),
                equal(field(BOATS, "contact"), "post")), TODAY);

        assertThat(parts.parts()).filteredOn(part -> part.kind() == Part.Kind.FILTER).extracting(Part::alternatives)
                .containsExactly(List.of(), List.of("harbour"));
        assertThat(editor.parts(boats(), TODAY).additions()).extracting(Addition::alternatives)
                .doesNotContain(List.of("red", "blue")).contains(List.of("harbour", "post"))
                .noneMatch(told -> told.contains("+44 20 7946 0958"));
    }

    @Test
    void putsOneValueInThePlaceOfMany() {
        var either = new Condition.OneOf(field(BOATS, "kind"), List.of(new Constant("ferry"), new Constant("yacht")));

        assertThat(sql(edit(boats(either), new PlanEdit.Replace("filter:1", "yacht"))))
                .endsWith("WHERE kind = 'yacht'");
        assertThat(editor.parts(boats(either), TODAY).parts().get(1).value()).isNull();
    }

    @Test
    void looksForOtherWords() {
        var starting = new Condition.TextMatch(field(BOATS, "name"), Condition.Place.START, "Ai");

        assertThat(sql(edit(boats(starting), new PlanEdit.Replace("filter:1", "Bu")))).contains("'Bu%'");
        assertThat(edit(boats(starting), new PlanEdit.Replace("filter:1", "%"))).isInstanceOf(Edited.NotPossible.class);
    }

    @Test
    void comparesWithNumbers() {
        var longer = new Comparison(field(BOATS, "length"), Comparator.GREATER, new Constant(10L));

        assertThat(sql(edit(boats(longer), new PlanEdit.Replace("filter:1", "12")))).endsWith("WHERE length > 12");
    }

    @Test
    void takesApartWhatMustHoldTogether() {
        var both = new Condition.AllOf(
                List.of(equal(field(BOATS, "kind"), "ferry"), equal(field(BOATS, "active"), true)));

        assertThat(sql(edit(boats(both), new PlanEdit.Remove("filter:1")))).endsWith("WHERE active = 1");
    }

    /** The longest of another kind, not what is as long as the longest of the old one. */
    @Test
    void changesAFilterInNestedPlansToo() {
        var ferry = equal(field(BOATS, "kind"), "ferry");
        var longest = new Select(false,
                List.of(Output.of(new Aggregate(Function.MAXIMUM, field(BOATS, "length"), false))),
                From.of(TableSource.of(BOATS)), List.of(ferry), List.of(), List.of(), List.of(), null);
        var plan = boats(ferry,
                new Comparison(field(BOATS, "length"), Comparator.EQUAL, new Expression.Scalar(longest)));

        assertThat(sql(edit(plan, new PlanEdit.Replace("filter:1", "yacht")))).contains("'yacht'")
                .doesNotContain("'ferry'");
    }

    @Test
    void dropsTheTablesOfWhatIsGoneFromTheBeginning() {
        var join = new From.Join(TableSource.of(TRIPS), false,
                List.of(new From.Pair(field(BOATS, "id"), field(TRIPS, "boat_id"))));
        var plan = new Select(false, List.of(Output.of(field(BOATS, "name")), Output.of(Expression.countRows())),
                new From(TableSource.of(BOATS), List.of(join)), List.of(), List.of(field(BOATS, "id")), List.of(),
                List.of(), null);

        assertThat(sql(edit(plan, new PlanEdit.Remove("group:1")))).isEqualTo("SELECT COUNT(*) FROM trips");
    }

    @Test
    void doesNotGuessWhichOfTwoPortsIsMeant() {
        var plan = trips(new Aggregate(Function.SUM, field(TRIPS, "passengers"), false));
        var additions = editor.parts(plan, TODAY).additions();

        assertThat(additions).filteredOn(addition -> addition.field().equals("group")).first()
                .satisfies(group -> assertThat(group.alternatives()).contains("boat", "boat kind", "month")
                        .doesNotContain("port", "port country"));
        assertThat(edit(plan, new PlanEdit.Add("ports.country", "Ireland"))).isInstanceOf(Edited.UnknownPart.class);
        assertThat(sql(edit(plan, new PlanEdit.Add("boats.kind", "ferry")))).contains("JOIN boats");
        assertThat(sql(edit(plan, new PlanEdit.Add("time", "Last month")))).contains("2026-05-01");
    }

    @Test
    void takesNumbersAwayAgain() {
        var total = new Aggregate(Function.SUM, field(TRIPS, "passengers"), false);
        var plan = trips(total, Expression.countRows());

        assertThat(sql(edit(plan, new PlanEdit.Remove("measure:2")))).doesNotContain("COUNT");
        assertThat(sql(edit(plan, new PlanEdit.Remove("measure")))).doesNotContain("SUM");
        assertThat(edit(trips(total), new PlanEdit.Remove("measure"))).isInstanceOf(Edited.NotPossible.class);
    }

    @Test
    void tellsTheEarliestInsteadOfTheLatest() {
        var plan = trips(new Aggregate(Function.MAXIMUM, field(TRIPS, "day"), false));

        assertThat(editor.parts(plan, TODAY).parts().getFirst().alternatives()).contains("earliest day");
    }

    @Test
    void countsWhatIsListedOnce() {
        var plan = new Select(true, List.of(Output.of(field(BOATS, "kind"))), From.of(TableSource.of(BOATS)), List.of(),
                List.of(), List.of(), List.of(), null);

        assertThat(sql(edit(plan, new PlanEdit.Replace("measure", "number of different kinds"))))
                .contains("COUNT(DISTINCT kind)");
    }

    @Test
    void tellsWhatTwoQueriesAreMadeOf() {
        var plan = new QueryPlan.Combined(QueryPlan.SetOperator.UNION, boats(equal(field(BOATS, "kind"), "ferry")),
                boats(new Condition.Within(field(BOATS, "name"), TODAY, null)));

        assertThat(editor.parts(plan, TODAY).parts()).extracting(Part::field).containsExactly("measure", "filter:1",
                "time");
        assertThat(edit(plan, new PlanEdit.Remove("filter:1"))).isInstanceOf(Edited.Nothing.class);
    }

    @Test
    void leavesPlansAloneWhoseTablesAreGone() {
        var gone = new Select(false, List.of(Output.of(field(TableName.of("ships"), "name"))),
                From.of(TableSource.of(TableName.of("ships"))), List.of(), List.of(), List.of(), List.of(), null);
        var renamed = boats(equal(field(BOATS, "colour"), "red"));

        assertThat(editor.parts(gone, TODAY)).isEqualTo(new PlanParts(List.of(), List.of()));
        assertThat(edit(gone, new PlanEdit.Remove("measure"))).isInstanceOf(Edited.Nothing.class);
        assertThat(edit(renamed, new PlanEdit.Remove("filter:1"))).isInstanceOf(Edited.Nothing.class);
    }

    private Edited edit(QueryPlan plan, PlanEdit... edits) {
        return editor.edit(plan, List.of(edits), TODAY);
    }

    private static String sql(Edited edited) {
        assertThat(edited).isInstanceOf(Edited.Changed.class);
        return SqlWriter.write(((Edited.Changed) edited).plan(), CATALOG);
    }

    private static Select boats(Condition... where) {
        return new Select(false, List.of(Output.of(field(BOATS, "name"))), From.of(TableSource.of(BOATS)),
                List.of(where), List.of(), List.of(), List.of(), null);
    }

    private static Select trips(Expression... numbers) {
        return new Select(false, List.of(numbers).stream().map(Output::of).toList(), From.of(TableSource.of(TRIPS)),
                List.of(), List.of(), List.of(), List.of(), null);
    }

    private static Comparison equal(Field field, Object value) {
        return new Comparison(field, Comparator.EQUAL, new Constant(value));
    }

    private static Field field(TableName table, String column) {
        return new Field(TableSource.of(table), column);
    }
}
