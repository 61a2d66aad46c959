package dev.sqlchat.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BenchCommandTest {

    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    @Test
    void measuresADatabaseOfTheSizeAskedFor() {
        Path file = folder.resolve("large.sqlite");
        int code = cli.run("bench", "--out", file.toString(), "--tables", "45", "--columns", "600", "--questions", "9");
        assertThat(code).isZero();
        assertThat(file).isRegularFile();
        assertThat(cli.out()).contains("45 tables, 600 columns", "new: ready after", "opened again: ready after",
                "all 9: median");
    }

    @Test
    void refusesASizeThatCannotBe() {
        assertThat(cli.run("bench", "--out", folder.resolve("x").toString(), "--tables", "9", "--columns", "9"))
                .isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains("at least 4 columns");
    }
}
