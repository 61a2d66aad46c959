package dev.sqlchat.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LargeDatabaseTest {

    private static final String WIDTH = """
            SELECT count(DISTINCT t.name), count(*) FROM pragma_table_list t JOIN pragma_table_info(t.name) c
            WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%'""";

    @TempDir
    private Path folder;

    @Test
    void hasAsManyTablesAndColumnsAsAskedFor() throws SQLException {
        Path file = folder.resolve("large.sqlite");
        new LargeDatabase(70, 1_001).write(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet width = connection.createStatement().executeQuery(WIDTH)) {
            assertThat(width.getInt(1)).isEqualTo(70);
            assertThat(width.getInt(2)).isEqualTo(1_001);
            assertThat(connection.createStatement().executeQuery("PRAGMA foreign_key_check").next()).isFalse();
        }
    }

    @Test
    void isTheSameForTheSameNumbers() {
        LargeDatabase one = new LargeDatabase(50, 700);
        LargeDatabase other = new LargeDatabase(50, 700);
        assertThat(one.script()).hasSize(100).isEqualTo(other.script());
        assertThat(one.questions(30)).hasSize(30).isEqualTo(other.questions(30));
    }

    @Test
    void refusesNumbersThatItCannotMake() {
        assertThatThrownBy(() -> new LargeDatabase(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LargeDatabase(100_000, 1_000_000)).hasMessageContaining("1 to 1280 tables");
        assertThatThrownBy(() -> new LargeDatabase(10, 39)).hasMessageContaining("at least 4 columns");
    }

    @Test
    void saysWhenItCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file").resolve("large.sqlite");
        assertThatThrownBy(() -> new LargeDatabase(2, 10).write(blocked)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write");
    }
}
