package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.Prices;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpendingSettingsTest {

    @Test
    void limitsNothingUnlessItIsTold() {
        assertThat(settings(Map.of())).isEqualTo(
                new SpendingSettings(Allowance.UNLIMITED, null, ZoneId.systemDefault(), Duration.ofDays(365)));
    }

    @Test
    void readsEverySetting() {
        assertThat(
                settings(Map.of("DAY_TOKENS", "0", "DAY_COST", "2.5", "LLM_INPUT_PRICE", "1", "LLM_OUTPUT_PRICE", "2",
                        "TIME_ZONE", "Europe/Berlin", "USAGE_DAYS", "30")))
                .isEqualTo(new SpendingSettings(new Allowance(0L, new BigDecimal("2.5")),
                        new Prices(BigDecimal.ONE, BigDecimal.TWO), ZoneId.of("Europe/Berlin"), Duration.ofDays(30)));
    }

    @ParameterizedTest
    @CsvSource({"DAY_TOKENS, -1", "DAY_TOKENS, many", "DAY_COST, -0.1", "DAY_COST, 1 USD", "USAGE_DAYS, 0",
            "TIME_ZONE, Mars"})
    void refusesWhatIsNone(String key, String value) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> settings(Map.of(key, value)))
                .withMessageStartingWith(key + ": '" + value + "' cannot be used; allowed is ");
    }

    private static SpendingSettings settings(Map<String, String> values) {
        return SpendingSettings.from(new SettingValues(values::get));
    }
}
