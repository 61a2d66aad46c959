package dev.sqlchat.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PromptSettingsTest {

    @TempDir
    Path folder;

    @Test
    void takesTheBuiltInTextsWithoutAFolder() {
        assertThat(PromptSettings.from(new SettingValues(key -> null)).prompts()).isSameAs(Prompts.BUILT_IN);
    }

    @Test
    void letsAFileTakeThePlaceOfTheTextOfItsName() throws IOException {
        write("query.md", "\uFEFFSpeak {{dialect}}.\r\nIt is {{today}}, {{today}}.\n\n");
        write(".hidden", "nothing");

        var prompts = prompts();

        assertThat(prompts.text(PromptText.QUERY, Map.of("dialect", "SQL{{today}}", "today", "$1")))
                .isEqualTo("Speak SQL{{today}}.\nIt is $1, $1.");
        assertThat(prompts.text(PromptText.QUERY_AGAIN)).isEqualTo(Prompts.BUILT_IN.text(PromptText.QUERY_AGAIN));
        assertThat(prompts.hash()).isNotEqualTo(Prompts.BUILT_IN.hash());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsEachBuiltInTextAsAStart(PromptText text) throws IOException {
        write(text.file(), text.builtIn());

        assertThat(prompts().hash()).isEqualTo(Prompts.BUILT_IN.hash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            systm.md   | {{dialect}} {{today}}        | is not the name of a prompt; allowed are system.md, steps.md
            query.md   | {{dialect}} {{today}} {{to}} | has the placeholder {{to}}; allowed are {{dialect}}, {{today}}.
            query.md   | {{dialect}} {{ today }}      | has the placeholder {{ today }}; allowed are
            system.md  | {{today}} {{database}}       | lacks the placeholder {{dialect}}; allowed are {{dialect}}, {{today}}, {{database}}.
            choice.md  | It is that.                  | lacks the placeholder {{choice}}
            steps-again.md | Again {{reason}}         | has the placeholder {{reason}}; none is allowed.
            notes.md   | ' '                          | is blank; leave it out for the built-in text.
            """)
    void refusesWhatCannotBeUsed(String file, String text, String problem) throws IOException {
        write(file, text);

        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::prompts)
                .withMessageStartingWith("PROMPTS: " + folder.resolve(file) + " ").withMessageContaining(problem);
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        write("query.md", "{{dialect}} {{today}}" + "x".repeat(16_000));

        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::prompts)
                .withMessageContaining("has 16021 characters; allowed are at most 16000");
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        Files.write(folder.resolve("notes.md"), "{{notes}} é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::prompts)
                .withMessageContaining("notes.md is no text in UTF-8");

        Files.delete(folder.resolve("notes.md"));
        Files.createDirectory(folder.resolve("notes.md"));
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::prompts)
                .withMessageContaining("notes.md cannot be read");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> prompts(folder.resolve("none")))
                .withMessageStartingWith("PROMPTS: there is no folder").withMessageContaining("sqlchat prompts --out");
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(
                () -> PromptSettings.from(new SettingValues(key -> "a\0b"))).withMessageContaining("a folder");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Prompts prompts() {
        return prompts(folder);
    }

    private static Prompts prompts(Path from) {
        return PromptSettings.from(new SettingValues(Map.of("PROMPTS", from.toString())::get)).prompts();
    }
}
