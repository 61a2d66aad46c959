package dev.sqlchat.engine.schema;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.engine.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaProfileTest {

    private static final SchemaProfile SCHEMA = SchemaProfile.of(TestSchema.of("""
            gardeners: gardener_id integer pk, first_name text, last_name text, hourly_wage decimal, hired_on date
            plots: plot_id integer pk, plotName text, area decimal, founded_year integer, gardener_id integer null
            plants: plant_id integer pk, latin text, plant_title text, height decimal, perennial boolean
            plot_plants: plot_id integer pk, plant_id integer pk, planted_on date
            plot_tags: plot_id integer pk, tag text pk, value text
            waterings: watering_id integer pk, plot_id integer, litres decimal, watered_at timestamp, zip_code integer
            seedcount: id integer pk, plantdate text, plantname text
            suppliers: supplier_id integer pk, full_name text, street text
            key: plots(gardener_id) -> gardeners(gardener_id)
            key: plot_plants(plot_id) -> plots(plot_id)
            key: plot_plants(plant_id) -> plants(plant_id)
            key: plot_tags(plot_id) -> plots(plot_id)
            key: waterings(plot_id) -> plots(plot_id)
            """).catalog());

    @ParameterizedTest
    @CsvSource({"gardeners, gardener_id, KEY", "gardeners, first_name, ''", "gardeners, hourly_wage, MEASURE",
            "gardeners, hired_on, DATE", "plots, founded_year, DATE", "plots, gardener_id, KEY REFERENCE",
            "plots, area, MEASURE", "plants, perennial, FLAG", "plot_plants, plot_id, KEY REFERENCE",
            "waterings, watered_at, DATE", "waterings, litres, MEASURE TALLY", "waterings, zip_code, KEY",
            "seedcount, plantdate, DATE"})
    void givesColumnsTheirRoles(String table, String column, String roles) {
        var profile = SCHEMA.column(new ColumnRef(TableName.of(table), column)).orElseThrow();

        assertThat(profile.roles().stream().sorted().map(Enum::name).collect(Collectors.joining(" "))).isEqualTo(roles);
    }

    @ParameterizedTest
    @CsvSource({"gardeners, first_name last_name", "plots, plotName", "plants, plant_title", "plot_plants, plot_id",
            "plot_tags, tag value", "waterings, watering_id", "suppliers, full_name"})
    void namesRowsByWhatAPersonWouldCallThem(String table, String columns) {
        assertThat(table(table).naming().stream().map(column -> column.ref().column()).collect(Collectors.joining(" ")))
                .isEqualTo(columns);
    }

    @Test
    void namesRowsByTheFirstTextThatTellsThemApart() {
        var kinds = column("kind", ColumnType.TEXT, new ColumnStatistics(3, 0, List.of("tree")));
        var labels = column("label", ColumnType.TEXT, new ColumnStatistics(98, 0, List.of("A-17")));

        assertThat(profile(100, kinds, labels).naming()).extracting(ColumnProfile::head).containsExactly("label");
    }

    @ParameterizedTest
    @CsvSource({"'0,1', true", "'Y,N', true", "'yes,no', true", "'t,f', true", "'1', true", "'f', false",
            "'0,1,2', false",
            "'red,blue', false", "'', false"})
    void takesColumnsOfYesAndNoForFlags(String samples, boolean flag) {
        var values = samples.isEmpty() ? List.<String>of() : List.of(samples.split(","));
        var column = column("sunny", ColumnType.TEXT, new ColumnStatistics(values.size(), 0, values));

        assertThat(profile(50, column).column("sunny").orElseThrow().is(ColumnProfile.Role.FLAG)).isEqualTo(flag);
    }

    @Test
    void knowsTablesThatOnlyTieOthersTogether() {
        assertThat(SCHEMA.tables().stream().filter(TableProfile::link).map(table -> table.name().name()))
                .containsExactly("plot_plants");
    }

    @Test
    void splitsNamesIntoLemmas() {
        assertThat(table("plot_plants").words()).containsExactly("plot", "plant");
        assertThat(column("plots", "plotName").words()).containsExactly("plot", "name");
        assertThat(column("plots", "plotName").ownWords()).containsExactly("name");
        assertThat(column("seedcount", "plantname").words()).containsExactly("plant", "name");
    }

    @Test
    void hasTheKeysBetweenTwoTables() {
        assertThat(SCHEMA.references(TableName.of("plots"), TableName.of("gardeners"))).hasSize(1);
        assertThat(SCHEMA.references(TableName.of("gardeners"), TableName.of("plots"))).isEmpty();
    }

    @Test
    void hasAKeyOnlyWhereOneColumnTellsRowsApart() {
        assertThat(table("plots").key()).map(ColumnProfile::head).contains("id");
        assertThat(table("plot_plants").key()).isEmpty();
        assertThat(table("plots").isView()).isFalse();
    }

    @Test
    void refusesTablesThatTheCatalogDoesNotHave() {
        assertThatThrownBy(() -> table("ponds")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ponds");
    }

    private static TableProfile table(String name) {
        return SCHEMA.table(TableName.of(name));
    }

    private static ColumnProfile column(String table, String column) {
        return table(table).column(column).orElseThrow();
    }

    private static Column column(String name, ColumnType type, ColumnStatistics statistics) {
        return new Column(name, type, type.name(), false, null, statistics);
    }

    private static TableProfile profile(long rows, Column... columns) {
        var table = new Table(TableName.of("beds"), Table.Kind.TABLE, List.of(columns), List.of(), null, rows);
        return SchemaProfile.of(new Catalog("test", Dialect.SQLITE, List.of(table), List.of(), ValueIndex.EMPTY))
                .tables().getFirst();
    }
}
