package dev.sqlchat.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseSettingsTest {

    private static final DatabaseSettings KEEPING = DatabaseSettings.DEFAULT.keptIn(Path.of("data/catalogs"));

    @Test
    void defaultsAreTheSampleAndItsClock() {
        assertThat(read(Map.of())).isEqualTo(KEEPING);
        assertThat(DatabaseSettings.DEFAULT).isEqualTo(new DatabaseSettings(List.of(), null,
                ZoneId.systemDefault(), true, new Limits(Duration.ofSeconds(30), 10_000, 33_554_432),
                Path.of("data/sample.db"), null, Duration.ofSeconds(10)));
    }

    @Test
    void readsEveryKey() {
        DatabaseSettings settings = read(Map.of("DATABASE", "sqlite:///one.db", "DATABASES_SALES", "sqlite:///two.db",
                "DATABASES_HR_EU", "postgresql://localhost/hr", "AS_OF", "2026-06-15", "TIME_ZONE", "Europe/Berlin",
                "VALUE_INDEX", "OFF", "QUERY_SECONDS", "5", "QUERY_ROWS", "100", "QUERY_BYTES", "4096"));
        assertThat(settings.sources()).extracting(DatabaseSource::name).containsExactly("one", "hr_eu", "sales");
        assertThat(settings.sources()).extracting(DatabaseSource::key).containsExactly("DATABASE", "DATABASES_HR_EU",
                "DATABASES_SALES");
        assertThat(settings.asOf()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.indexValues()).isFalse();
        assertThat(settings.limits()).isEqualTo(new Limits(Duration.ofSeconds(5), 100, 4096));
    }

    @Test
    void namedDatabasesAloneAreEnough() {
        assertThat(read(Map.of("DATABASES_SALES", "sqlite:///two.db")).sources()).extracting(DatabaseSource::name)
                .containsExactly("sales");
    }

    @Test
    void blankIsNotSet() {
        assertThat(read(Map.of("DATABASE", " ", "AS_OF", "", "QUERY_ROWS", " ", "DATABASES_X", "")))
                .isEqualTo(KEEPING);
    }

    @ParameterizedTest
    @CsvSource({"AS_OF, 15.6.2026, 2026-06-15", "TIME_ZONE, Moon/Base, Europe/Berlin",
            "VALUE_INDEX, sometimes, auto or off", "QUERY_SECONDS, 0, from 1 to 3600",
            "SCHEMA_CHECK_SECONDS, -1, from 0 to 86400",
            "QUERY_SECONDS, soon, whole number", "QUERY_ROWS, -1, from 1 to 1000000",
            "QUERY_BYTES, 99999999999999, from 1024", "DATABASE, oracle://x, sqlite:///",
            "DATABASES_X, oracle://x, sqlite:///"})
    void wrongValuesNameTheKeyAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(key, value))).isInstanceOfSatisfying(InvalidSetting.class,
                problem -> assertThat(problem.key()).isEqualTo(key)).hasMessageStartingWith(key + ": ")
                .hasMessageContaining(allowed);
    }

    @Test
    void keepsCatalogsWhereToldOrNowhere() {
        assertThat(read(Map.of("CATALOG_FOLDER", "elsewhere")).kept()).isEqualTo(Path.of("elsewhere"));
        assertThat(read(Map.of("CATALOG_FOLDER", "Off")).kept()).isNull();
    }

    @Test
    void twoDatabasesOfOneNameAreRefused() {
        assertThatThrownBy(() -> read(Map.of("DATABASE", "sqlite:///a/sales.db", "DATABASES_SALES", "sqlite:///b.db")))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("DATABASES_SALES")
                .hasMessageContaining("choose another");
    }

    @Test
    void withersChangeOneThing() {
        DatabaseSource source = new DatabaseSource("X", "x", DatabaseUrl.parse("X", "sqlite:///x.db"));
        DatabaseSettings settings = DatabaseSettings.DEFAULT.withAsOf(LocalDate.of(2026, 1, 2)).withSource(source)
                .withSample(Path.of("s.db")).withoutValueIndex();
        assertThat(settings).isEqualTo(new DatabaseSettings(List.of(source), LocalDate.of(2026, 1, 2),
                ZoneId.systemDefault(), false, Limits.DEFAULT, Path.of("s.db"), null, Duration.ofSeconds(10)));
    }

    private static DatabaseSettings read(Map<String, String> values) {
        return DatabaseSettings.from(values.keySet(), values::get);
    }
}
