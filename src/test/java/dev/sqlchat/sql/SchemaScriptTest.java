package dev.sqlchat.sql;

import org.junit.jupiter.api.Test;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SchemaScriptTest {

    @Test
    void readsTablesAndViewsOnly() {
        Catalog catalog = SchemaScript.catalog("shop", Dialect.POSTGRESQL, """
                -- a comment; with a semicolon
                CREATE TABLE Ants (Id bigint PRIMARY KEY, "Leg Count" int, weight real, born date, seen timestamp,
                    wakes time, alive boolean, name varchar(20), tags text[], gap interval);
                INSERT INTO ants VALUES (1, 'a;b');
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
                CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));
                CREATE VIEW heavy AS SELECT a.id, weight AS kilos FROM ants a;
                CREATE VIEW named (x, y) AS VALUES (1, 2)""");

        assertThat(catalog.tables()).extracting(table -> table.name().name()).containsExactly("ants", "pairs", "heavy",
                "named");
        Table ants = catalog.table(TableName.of("ants")).orElseThrow();
        assertThat(ants.columns()).extracting(Column::name).startsWith("id", "Leg Count", "weight");
        assertThat(ants.columns()).extracting(Column::type).containsExactly(ColumnType.INTEGER, ColumnType.INTEGER,
                ColumnType.DECIMAL, ColumnType.DATE, ColumnType.TIMESTAMP, ColumnType.TIME, ColumnType.BOOLEAN,
                ColumnType.TEXT, ColumnType.OTHER, ColumnType.OTHER);
        assertThat(ants.primaryKey()).containsExactly("id");
        assertThat(catalog.tables().get(1).primaryKey()).containsExactly("a", "b");
        assertThat(catalog.tables().get(2).kind()).isEqualTo(Table.Kind.VIEW);
        assertThat(catalog.tables().get(2).columns()).extracting(Column::name).containsExactly("id", "kilos");
        assertThat(catalog.tables().get(3).columns()).extracting(Column::name).containsExactly("x", "y");
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("CREATE TABLE t AS SELECT 1"))
                .withMessageContaining("not written out");
        assertThatIllegalArgumentException().isThrownBy(() -> read("CREATE TABLE t (a int,"))
                .withMessageContaining("read");
        assertThatIllegalArgumentException().isThrownBy(() -> read("SELECT 'a")).withMessageContaining("not closed");
        assertThatIllegalArgumentException().isThrownBy(() -> read("CREATE VIEW v AS VALUES (1)"))
                .withMessageContaining("name the columns");
    }

    @Test
    void hidesTablesAndColumnsByName() {
        Catalog catalog = read("CREATE TABLE a (b int, c int); CREATE TABLE s.d (e int)");

        Policy policy = Policy.hiding(catalog, java.util.List.of("A", "s.d.e"));

        assertThat(policy.hiddenTables()).containsExactly(TableName.of("A"));
        assertThat(policy.hiddenColumns()).containsExactly(new ColumnRef(new TableName("s", "d"), "e"));
        assertThat(Policy.hiding(catalog, java.util.List.of("s.d")).hiddenTables()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Policy.hiding(catalog, java.util.List.of("a.x")))
                .withMessageContaining("a.x");
        assertThatIllegalArgumentException().isThrownBy(() -> Policy.hiding(catalog, java.util.List.of("x")));
    }

    private static Catalog read(String script) {
        return SchemaScript.catalog("x", Dialect.SQLITE, script);
    }
}
