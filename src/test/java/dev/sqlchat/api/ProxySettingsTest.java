package dev.sqlchat.api;

import java.net.InetAddress;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProxySettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"''; 127.0.0.1; true", "''; 127.9.9.9; true", "''; ::1; true",
            "''; ::ffff:127.0.0.1; true", "''; 10.0.0.1; false", "none; 127.0.0.1; false",
            "10.0.0.0/8; 10.255.0.1; true", "10.0.0.0/8; 11.0.0.1; false", "10.0.0.0/8; 127.0.0.1; false",
            "192.0.2.128/25, 127.0.0.1; 192.0.2.129; true", "192.0.2.128/25; 192.0.2.127; false",
            "fd00::/8; fd12::1; true", "fd00::/8; fe80::1; false", "0.0.0.0/0; 203.0.113.9; true",
            "0.0.0.0/0; ::2; false"})
    void trustsWhatIsSet(String setting, String address, boolean trusted) {
        assertThat(settings(setting).trusts(InetAddress.ofLiteral(address))).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.1,,", "all"})
    void saysWhatIsAllowed(String setting) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> settings(setting))
                .withMessageContaining("TRUSTED_PROXIES").withMessageContaining("10.0.0.0/8");
    }

    private static ProxySettings settings(String text) {
        return ProxySettings.from(new SettingValues(Map.of("TRUSTED_PROXIES", text)::get));
    }
}
