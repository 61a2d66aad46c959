package dev.sqlchat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class GuardCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void schema() throws IOException {
        Files.writeString(folder.resolve("schema-sqlite.sql"), "CREATE TABLE a (b INTEGER, c TEXT);");
    }

    @Test
    void writesOneDecisionACase() throws IOException {
        cases("""
                {"id":"1","dialect":"sqlite","sql":"SELECT b FROM a"}
                {"id":"2","dialect":"sqlite","sql":"SELECT c FROM a","expected":"reject"}

                {"id":"3","dialect":"oracle","sql":"SELECT 1 FROM dual"}
                """);

        assertThat(run("--deny", "a.c")).isZero();
        assertThat(Files.readAllLines(folder.resolve("results.jsonl"))).satisfiesExactly(
                first -> assertThat(first).contains("\"id\":\"1\"", "\"decision\":\"accept\"", "\"rule\":null",
                        "\"ms\":"),
                second -> assertThat(second).contains("\"decision\":\"reject\"", "\"rule\":\"hidden-column\""));
        assertThat(out.toString()).contains("2 checked: 1 accepted, 1 refused; 1 skipped");
    }

    @Test
    void saysWhatIsWrongWithItsInput() throws IOException {
        cases("{\"id\":\"1\",\"dialect\":\"postgresql\",\"sql\":\"SELECT 1\"}");
        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString()).contains("schema-postgresql.sql");

        cases("not json");
        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString()).contains("case 1 is not a JSON object");

        cases("{\"id\":\"1\",\"dialect\":\"sqlite\",\"sql\":\"SELECT 1\"}");
        assertThat(run("--deny", "a.z")).isEqualTo(2);
        assertThat(errors.toString()).contains("no table or column a.z");

        assertThat(run("--cases", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("--results", folder.resolve("none/out").toString())).isEqualTo(2);
    }

    private void cases(String lines) throws IOException {
        Files.writeString(folder.resolve("cases.jsonl"), lines);
    }

    private int run(String... more) {
        var command = new CommandLine(new GuardCommand()).setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true));
        var arguments = new java.util.ArrayList<>(java.util.List.of("--cases", folder.resolve("cases.jsonl").toString(),
                "--fixtures", folder.toString(), "--results", folder.resolve("results.jsonl").toString()));
        arguments.addAll(java.util.List.of(more));
        return command.execute(arguments.toArray(String[]::new));
    }
}
