package dev.sqlchat.database;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.database.DatabaseUrl.Postgresql;
import dev.sqlchat.database.DatabaseUrl.Sqlite;
import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({"sqlite:///data/dev.db, data/dev.db", "sqlite:////var/data/dev.db, /var/data/dev.db",
            "SQLite:///a%20b.db, a b.db", "sqlite:///a+b.db, a+b.db", "sqlite+aiosqlite:///dev.db, dev.db",
            "sqlite:///dev.db?mode=ro, dev.db", "jdbc:sqlite:data/dev.db, data/dev.db",
            "jdbc:sqlite:/var/dev.db, /var/dev.db", "jdbc:sqlite:file:dev.db?cache=shared, dev.db"})
    void readsFiles(String text, String file) {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE", text);
        assertThat(url).isEqualTo(new Sqlite(Path.of(file)));
        assertThat(url.dialect()).isEqualTo(Dialect.SQLITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://ann:p%40ss%3Aw%2Fd@db.example.com:5433/sales",
            "postgres://ann:p%40ss%3Aw%2Fd@db.example.com:5433/sales",
            "postgresql+psycopg2://ann:p@ss:w/d@db.example.com:5433/sales",
            " postgresql://db.example.com:5433/sales?user=ann&password=p%40ss%3Aw%2Fd ",
            "jdbc:postgresql://db.example.com:5433/sales?user=ann&password=p%40ss%3Aw%2Fd"})
    void readsServers(String text) {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE", text);
        assertThat(url).isEqualTo(new Postgresql("db.example.com:5433/sales", "ann", "p@ss:w/d", Map.of()));
        assertThat(url.dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(url.suggestedName()).isEqualTo("sales");
    }

    @ParameterizedTest
    @CsvSource({"postgresql://localhost/sales, localhost/sales", "postgresql:///sales, localhost/sales",
            "postgresql://[::1]:5432/sales, [::1]:5432/sales", "jdbc:postgresql:sales, localhost/sales",
            "'postgresql://one:1,two:2/sales', 'one:1,two:2/sales'", "postgresql://localhost, localhost/"})
    void readsAddresses(String text, String address) {
        assertThat(((Postgresql) DatabaseUrl.parse("DATABASE", text)).address()).isEqualTo(address);
    }

    @Test
    void passesOptionsOn() {
        Postgresql url = (Postgresql) DatabaseUrl.parse("DATABASE",
                "postgresql://ann@localhost/sales?sslmode=require&connect_timeout=5&application_name=a%20b&odd");
        assertThat(url.options()).containsOnly(Map.entry("sslmode", "require"), Map.entry("connectTimeout", "5"),
                Map.entry("ApplicationName", "a b"));
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isNull();
    }

    @Test
    void plusInPasswordIsAPlus() {
        assertThat(((Postgresql) DatabaseUrl.parse("DATABASE", "postgresql://ann:a+b@localhost/sales")).password())
                .isEqualTo("a+b");
    }

    @Test
    void textHasNoPassword() {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE", "postgresql://ann:secret@localhost/sales?sslpassword=secret");
        assertThat(url.toString()).isEqualTo("postgresql://ann@localhost/sales").doesNotContain("secret");
        assertThat(DatabaseUrl.parse("DATABASE", "sqlite:///data/dev.db")).hasToString("sqlite:///data/dev.db");
    }

    @ParameterizedTest
    @CsvSource({"sqlite:///data/dev.db, dev", "sqlite:///data/plain, plain", "postgresql://localhost, postgresql"})
    void suggestsANameForUsers(String text, String name) {
        assertThat(DatabaseUrl.parse("DATABASE", text).suggestedName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://ann:secret@localhost/x", "jdbc:oracle:thin:ann/secret@localhost", "secret",
            "sqlite://secret.db", "sqlite:///", "sqlite:///:memory:", "jdbc:sqlite::memory:",
            "postgresql:secret", "postgresql://ann:secret@local host/x",
            "postgresql://ann:%zzsecret@localhost/x"})
    void refusesOthersWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse("DATABASES_SALES", text)).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DATABASES_SALES: ").hasMessageContaining("allowed are sqlite:///")
                .hasMessageContaining("postgresql://").extracting(Throwable::getMessage).asString()
                .doesNotContain("secret");
    }
}
