package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.prompts.PromptSettings;
import dev.sqlchat.prompts.PromptText;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;

class PromptsCommandTest {

    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    @Test
    void writesTheBuiltInPromptsAsAStart() {
        var out = folder.resolve("deep/prompts");

        assertThat(cli.run("prompts", "--out", out.toString())).isZero();

        assertThat(cli.out()).contains("PROMPTS=" + out);
        assertThat(out.resolve("system.md")).hasContent(PromptText.SYSTEM.builtIn());
        assertThat(PromptSettings.from(new SettingValues(Map.of("PROMPTS", out.toString())::get)).prompts().hash())
                .isEqualTo(Prompts.BUILT_IN.hash());
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(folder.resolve("notes.md"), "mine");

        assertThat(cli.run("prompts", "--out", folder.toString())).isEqualTo(SqlChatCommand.FAILED);

        assertThat(cli.err()).contains("notes.md is there already; nothing was written");
        assertThat(folder.resolve("system.md")).doesNotExist();
        assertThat(folder.resolve("notes.md")).hasContent("mine");
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThat(cli.run("prompts", "--out", folder.resolve("file").toString())).isEqualTo(SqlChatCommand.FAILED);
        assertThat(cli.err()).contains("is no folder");
        assertThat(cli.run("prompts", "--out", folder.resolve("file/below").toString()))
                .isEqualTo(SqlChatCommand.FAILED);
        assertThat(cli.err()).contains("cannot write into");
    }
}
