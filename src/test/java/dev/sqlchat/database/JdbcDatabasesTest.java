package dev.sqlchat.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.sample.SampleDatabase.Stamp;
import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcDatabasesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 15);

    @TempDir
    private Path folder;

    @Test
    void makesTheSampleWhereNoDatabaseIsNamedAndKeepsItsDate() throws IOException {
        Path file = folder.resolve("data/sample.db");
        DatabaseSettings settings = DatabaseSettings.DEFAULT.withSample(file).withoutValueIndex();
        try (JdbcDatabases databases = JdbcDatabases.open(settings.withAsOf(AS_OF))) {
            assertThat(databases.all()).hasSize(1);
            assertThat(databases.byDefault().name()).isEqualTo("sample");
            assertThat(databases.byDefault().today()).isEqualTo(AS_OF);
            assertThat(databases.byDefault().catalog().tables()).hasSize(8);
            assertThat(databases.named("SAMPLE")).isPresent();
        }
        assertThat(SampleDatabase.stamp(file)).contains(new Stamp(AS_OF, true));
        long made = Files.getLastModifiedTime(file).toMillis();
        JdbcDatabases.open(settings.withAsOf(AS_OF)).close();
        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(made);
    }

    @Test
    void makesAnOldDefaultSampleAnew() {
        Path file = folder.resolve("sample.db");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SampleDatabase.create(file, new Stamp(today.minusDays(40), true));
        DatabaseSettings settings = DatabaseSettings.DEFAULT.withSample(file).withoutValueIndex();
        try (JdbcDatabases databases = JdbcDatabases.open(settings)) {
            assertThat(databases.byDefault().today()).isBetween(today.minusDays(1), today.plusDays(1));
        }
    }

    @Test
    void keepsASampleThatWasMadeOnRequest() {
        Path file = folder.resolve("sample.db");
        SampleDatabase.create(file, AS_OF.minusYears(1));
        try (JdbcDatabases databases = JdbcDatabases
                .open(DatabaseSettings.DEFAULT.withSample(file).withoutValueIndex())) {
            assertThat(databases.byDefault().today()).isEqualTo(AS_OF.minusYears(1));
        }
    }

    @Test
    void saysWhenTheSampleCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file").resolve("sample.db");
        assertThatThrownBy(() -> JdbcDatabases.open(DatabaseSettings.DEFAULT.withSample(blocked)))
                .isInstanceOf(InvalidSetting.class).hasMessageStartingWith("DATABASE: it is not set");
    }

    @Test
    void configurationReadsTheEnvironment() throws SQLException {
        Path one = database("one.db");
        Path two = database("two.db");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test",
                    Map.of("DATABASE", "sqlite:///" + one, "databases.two", "sqlite:///" + two, "as-of",
                            "2026-06-15")));
            context.register(DatabaseConfiguration.class);
            context.refresh();
            Databases databases = context.getBean(Databases.class);
            assertThat(databases.all()).extracting(Database::name).containsExactly("one", "two");
            assertThat(databases.byDefault().today()).isEqualTo(AS_OF);
            assertThat(context.getBean(DatabaseSettings.class).limits()).isEqualTo(Limits.DEFAULT);
        }
    }

    @Test
    void oneThatCannotBeOpenedClosesTheOthers() throws SQLException {
        DatabaseSettings settings = DatabaseSettings.from(List.of("DATABASES_GONE"),
                Map.of("DATABASE", "sqlite:///" + database("one.db"), "DATABASES_GONE", "sqlite:///gone.db")::get);
        assertThatThrownBy(() -> JdbcDatabases.open(settings)).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DATABASES_GONE: there is no file");
    }

    private Path database(String name) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute("CREATE TABLE t (a)");
        }
        return file;
    }
}
