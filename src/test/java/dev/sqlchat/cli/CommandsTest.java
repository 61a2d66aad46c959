package dev.sqlchat.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.SqlChat;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {

    private final Cli cli = new Cli();

    @ParameterizedTest
    @ValueSource(strings = {"serve", "ask", "eval", "guard", "sample", "keys", "store"})
    void explainThemselves(String command) {
        assertThat(cli.run(command, "--help")).isZero();
        assertThat(cli.out()).startsWith("Usage: sqlchat " + command);
        assertThat(cli.run("--help")).isZero();
        assertThat(cli.out()).contains("\n  " + command);
    }

    @Test
    void sayTheirVersion() {
        assertThat(cli.run("--version")).isZero();
        assertThat(cli.run("ask", "--version")).isZero();
        assertThat(cli.out()).startsWith("SQL Chat Agent ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bogus | bogus", "ask | QUESTION", "ask --as-of yesterday x | --as-of",
            "serve --bogus | --bogus", "eval | --questions", "keys | subcommand", "keys revoke | ID",
            "store backup | FILE", "store | subcommand",
            "keys create --scope all | --scope", "keys create --expires soon | 2026-12-31",
            "keys create --expires 2020-01-01 | is over already", "keys create --expires 0 | is over already",
            "ask one two | two"})
    void refuseWrongUsageInOneSentence(String line, String named) {
        assertThat(cli.run(line.split(" "))).isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains(named).containsPattern("\\. See: sqlchat.* --help\\R$").hasLineCount(1);
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void withoutOneTheServerIsStarted() {
        assertThat(cli.run("serve")).isEqualTo(SqlChatCommand.SERVE);
    }

    @Test
    void giveTheirExitCode() {
        assertThat(SqlChatCommand.run(SqlChat.class, "sample", "--out")).hasValue(2);
    }

    @Test
    void serveTakesOptionsAsSettings() {
        var serve = new ServeCommand();
        new picocli.CommandLine(serve).parseArgs("--host", "0.0.0.0", "--port", "9000", "--database", "sqlite:///x.db",
                "--profile", "dev");
        assertThat(serve.settings()).containsExactly("--HOST=0.0.0.0", "--PORT=9000", "--DATABASE=sqlite:///x.db",
                "--spring.profiles.active=dev");
    }
}
