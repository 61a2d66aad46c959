package dev.sqlchat.analytics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnalyticsSettingsTest {

    @Test
    void recordInTheStoreForAYearByDefault() {
        assertThat(settings("", "365")).isEqualTo(new AnalyticsSettings(true, null, Duration.ofDays(365)));
    }

    @Test
    void recordElsewhereOrNothing() {
        assertThat(settings("sqlite:///data/a.db", "30")).isEqualTo(new AnalyticsSettings(true,
                new DatabaseUrl.Sqlite(Path.of("data/a.db")), Duration.ofDays(30)));
        assertThat(settings("Off", "30").record()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3651", "1.5", "many"})
    void refuseDaysThatAreNone(String days) {
        assertThatThrownBy(() -> settings("", days)).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("ANALYTICS_DAYS: ").hasMessageContaining("1 to 3650");
    }

    @Test
    void refuseADatabaseThatIsNone() {
        assertThatThrownBy(() -> settings("nowhere", "1")).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("ANALYTICS_DATABASE: ");
    }

    private static AnalyticsSettings settings(String database, String days) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("ANALYTICS_DATABASE", database, "ANALYTICS_DAYS", days)));
        return AnalyticsSettings.from(environment);
    }
}
