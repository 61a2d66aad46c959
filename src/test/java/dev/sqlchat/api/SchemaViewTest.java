package dev.sqlchat.api;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaViewTest {

    @Test
    void hasNoSamplesThatMayBePrivate() {
        var users = new Table(TableName.of("users"), Table.Kind.TABLE,
                List.of(column("city", "Lyon", "Cork"), column("password_hash", "abc", "def"),
                        column("contact", "post", "ada@example.org"), column("ssn", "078-05-1120")),
                List.of(), null, 2);
        var view = SchemaView.of(new Catalog("people", Dialect.SQLITE, List.of(users), List.of(), ValueIndex.EMPTY));
        assertThat(view.tables().getFirst().columns()).extracting(SchemaView.ColumnView::samples)
                .containsExactly(List.of("Lyon", "Cork"), List.of(), List.of("post"), List.of());
    }

    private static Column column(String name, String... samples) {
        return new Column(name, ColumnType.TEXT, "TEXT", true, null, new ColumnStatistics(-1, -1, List.of(samples)));
    }
}
