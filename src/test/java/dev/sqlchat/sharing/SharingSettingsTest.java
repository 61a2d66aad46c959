package dev.sqlchat.sharing;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SharingSettingsTest {

    @ParameterizedTest
    @CsvSource({"true, true", "False, false", "'', true"})
    void isOnUnlessItIsSetOff(String text, boolean on) {
        assertThat(settings(text).on()).isEqualTo(on);
    }

    @Test
    void isEitherOnOrOff() {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> settings("maybe"))
                .withMessageContaining("SHARING").withMessageContaining("true or false");
    }

    private static SharingSettings settings(String text) {
        return SharingSettings.from(new SettingValues(Map.of("SHARING", text)::get));
    }
}
