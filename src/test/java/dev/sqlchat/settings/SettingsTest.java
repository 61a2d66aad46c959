package dev.sqlchat.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @Test
    void readsEnvFilesAsShellsDo() {
        assertThat(DotEnvLoader.parse("""
                # a comment
                PLAIN=sqlite:///data/dev.db
                export SPACED = some words   # why
                DOUBLE="with # and spaces" # why
                SINGLE='it is "quoted"'
                URL=postgresql://user:pa#ss@host/db
                WINDOWS=C:\\new\\table
                EMPTY=
                no assignment
                """)).containsExactlyInAnyOrderEntriesOf(Map.of("PLAIN", "sqlite:///data/dev.db", "SPACED",
                "some words",
                "DOUBLE", "with # and spaces", "SINGLE", "it is \"quoted\"", "URL", "postgresql://user:pa#ss@host/db",
                "WINDOWS", "C:\\new\\table", "EMPTY", ""));
    }

    @Test
    void loadsAnEnvFileAsAPropertySource() throws IOException {
        var sources = new DotEnvLoader().load("file", new ByteArrayResource("PORT=9000".getBytes()));
        assertThat(sources.getFirst().getProperty("PORT")).isEqualTo("9000");
        assertThat(new DotEnvLoader().load("file", new ByteArrayResource(new byte[0]))).isEqualTo(List.of());
    }

    @Test
    void refusesALogLevelThatIsNone() {
        var environment = new MockEnvironment().withProperty("LOG_LEVEL", "LOUD");
        assertThatThrownBy(() -> new LogLevelCheck().postProcessEnvironment(environment, new SpringApplication()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("LOG_LEVEL: 'LOUD' cannot be used; allowed is TRACE, DEBUG, INFO, WARN, ERROR or OFF.");
    }

    @Test
    void saysInOneLineWhatTheUserCanChange() {
        var wrong = new IllegalStateException("bean", InvalidSetting.of("PORT", "x", "a number"));
        assertThat(StartFailure.line(wrong)).hasValue("PORT: 'x' cannot be used; allowed is a number.");
        assertThat(StartFailure.line(new PortInUseException(8_000)).orElse("")).startsWith("PORT: another program");
        assertThat(StartFailure.line(new IllegalStateException("a bug"))).isEmpty();
        assertThat(new StartFailure().reportException(wrong)).isTrue();
        assertThat(new StartFailure().reportException(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    void reloadsWhenTheEnvironmentOrAFileSaysSo(@TempDir Path folder) throws IOException {
        assertThat(Reload.wanted(null, folder, Map.of())).isFalse();
        assertThat(Reload.wanted(null, folder, Map.of("RELOAD", "True"))).isTrue();
        Files.writeString(folder.resolve(".env.dev"), "RELOAD=True");
        assertThat(Reload.wanted("dev", folder, Map.of())).isTrue();
        assertThat(Reload.wanted("dev", folder, Map.of("RELOAD", "false"))).isFalse();
        assertThat(Reload.wanted(null, folder, Map.of())).isFalse();
        assertThatThrownBy(() -> Reload.wanted(null, folder, Map.of("RELOAD", "maybe")))
                .hasMessage("RELOAD: 'maybe' cannot be used; allowed is True or False.");
    }
}
