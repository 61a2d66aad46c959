package dev.sqlchat.api;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpSettingsTest {

    @Test
    void hearsThisMachineByDefault() {
        var settings = HttpSettings.from(new MockEnvironment());
        assertThat(settings.onThisMachineOnly()).isTrue();
        assertThat(settings.port()).isEqualTo(8_000);
        assertThat(settings.allowedHosts()).containsExactlyInAnyOrder("localhost", "127.0.0.1", "[::1]");
        assertThat(settings.allowedOrigins()).isEqualTo(settings.allowedHosts());
    }

    @Test
    void takesEveryKey() {
        var settings = HttpSettings.from(new MockEnvironment().withProperty("PORT", "9001")
                .withProperty("HOST", "0.0.0.0").withProperty("ALLOWED_HOSTS", "chat.example.com, LOCALHOST")
                .withProperty("ALLOWED_ORIGINS", "https://portal.example.com:8443"));
        assertThat(settings).isEqualTo(new HttpSettings(InetAddress.ofLiteral("0.0.0.0"), 9_001,
                Set.of("chat.example.com", "localhost"), Set.of("https://portal.example.com:8443")));
    }

    @Test
    void answersToEachNameOfTheMachineWhenItListensOnAllAddresses() throws IOException {
        var settings = HttpSettings.from(new MockEnvironment().withProperty("HOST", "0.0.0.0"));
        assertThat(settings.onThisMachineOnly()).isFalse();
        assertThat(settings.allowedHosts()).contains("localhost", "127.0.0.1",
                InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, http://localhost:80", "localhost, http://localhost:80", "::1, http://localhost:80",
            "0.0.0.0, http://localhost:80"})
    void saysWhereItIsFound(String host, String url) {
        assertThat(HttpSettings.from(new MockEnvironment().withProperty("HOST", host)).url(80)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"HOST | ''", "HOST | ' '", "HOST | 192.0.2.1", "HOST | no.such.host.invalid",
            "PORT | eighty", "PORT | 65536", "PORT | -1", "PORT | 8000.0",
            "ALLOWED_HOSTS | *", "ALLOWED_HOSTS | ,", "ALLOWED_HOSTS | http://localhost",
            "ALLOWED_HOSTS | localhost:8000", "ALLOWED_ORIGINS | *", "ALLOWED_ORIGINS | ftp://localhost"})
    void refusesAWrongValueByNameAndValue(String key, String value) {
        var environment = new MockEnvironment().withProperty(key, value);
        assertThatThrownBy(() -> HttpSettings.from(environment)).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(key + ": '" + value + "' cannot be used; allowed is ");
    }
}
