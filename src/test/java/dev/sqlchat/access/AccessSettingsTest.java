package dev.sqlchat.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessSettingsTest {

    @Test
    void aBlankKeyIsNone() {
        assertThat(AccessSettings.from(new MockEnvironment()).apiKey()).isNull();
        assertThat(of(" ").apiKey()).isNull();
        assertThat(of("s3cret+/=").apiKey()).isEqualTo("s3cret+/=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "schlüssel", "line\nbreak"})
    void refusesWhatNoHeaderCarriesWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> of(key)).isInstanceOf(InvalidSetting.class).hasMessageStartingWith("API_KEY: ")
                .hasMessageNotContaining(key);
    }

    @Test
    void doesNotTellItsSecret() {
        assertThat(of("s3cret").toString()).doesNotContain("s3cret");
    }

    private static AccessSettings of(String key) {
        return AccessSettings.from(new MockEnvironment().withProperty("API_KEY", key));
    }
}
