package dev.sqlchat.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AskCommandTest {

    private final Cli cli = new Cli();

    @TempDir
    private Path folder;
    private String database = "";

    @BeforeEach
    void create() throws Exception {
        database = "sqlite:///" + Shop.create(folder.resolve("shop.db"));
    }

    @Test
    void printsTheSentenceTheTableAndTheQuery() {
        assertThat(cli.run("ask", "--database", database, "How many orders are there?")).isZero();
        assertThat(cli.out()).contains("3").containsIgnoringCase("SELECT COUNT(*)");
    }

    @Test
    void printsTheWholeAnswerAsJson() {
        assertThat(cli.run("ask", "--database", database, "--as-of", "2026-06-15", "--thread", "t-7", "--json",
                "How many orders are there?")).isZero();
        var answer = new JsonMapper().readTree(cli.out());
        assertThat(answer.path("status").asString()).isEqualTo("answered");
        assertThat(answer.path("thread_id").asString()).isEqualTo("t-7");
        assertThat(answer.path("receipt").path("data_as_of").asString()).isEqualTo("2026-06-15");
    }

    @Test
    void tellsByItsExitCodeThatThereIsNoAnswer() {
        assertThat(cli.run("ask", "--database", database, "xyzzy plugh frobnicate?"))
                .isEqualTo(SqlChatCommand.NO_ANSWER);
        assertThat(cli.out()).isNotBlank();
    }

    @Test
    void refusesABlankQuestion() {
        assertThat(cli.run("ask", "--database", database, " ")).isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains("blank").hasLineCount(1);
    }

    @Test
    void refusesADatabaseThatIsNotThere() {
        assertThat(cli.run("ask", "--database", "sqlite:///" + folder.resolve("nope.db"), "How many?"))
                .isEqualTo(SqlChatCommand.WRONG_USAGE);
    }
}
