package dev.sqlchat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import dev.sqlchat.sample.SampleDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class SampleCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command = new CommandLine(new SampleCommand()).setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    @TempDir
    private Path folder;

    @Test
    void makesTheFileForTheDate() {
        Path file = folder.resolve("new/sample.db");
        assertThat(command.execute("--out", file.toString(), "--as-of", "2026-06-15")).isZero();
        assertThat(SampleDatabase.stamp(file).orElseThrow().asOf()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(out.toString()).contains("sample.db").contains("2026-06-15");
    }

    @Test
    void saysThatItCannotWrite() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file").resolve("sample.db");
        assertThat(command.execute("--out", blocked.toString(), "--as-of", "2026-06-15")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot write").contains("choose a folder");
    }

    @Test
    void refusesWhatIsNoDate() {
        assertThat(command.execute("--out", "x.db", "--as-of", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("--as-of");
    }
}
