package dev.sqlchat.api;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamSettingsTest {

    @Test
    void waitsTenSecondsUnlessItIsTold() {
        assertThat(settings(Map.of()).reconnect()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings(Map.of("RECONNECT_SECONDS", "0")).reconnect()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "601", "soon"})
    void saysWhatIsAllowed(String seconds) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> settings(Map.of("RECONNECT_SECONDS", seconds)))
                .withMessageContaining("RECONNECT_SECONDS").withMessageContaining("0 to 600");
    }

    private static StreamSettings settings(Map<String, String> texts) {
        return StreamSettings.from(new SettingValues(texts::get));
    }
}
