package dev.sqlchat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Taking verified queries in and out, and running them again, over a store and a database of its own. */
class VerifiedCommandTest {

    private static final String FILE = """
            verified_queries:
            - question: How many rows are in numbers?
              database: shop
              as_of: 2026-06-15
              sql: |-
                SELECT COUNT(*)
                FROM numbers
            - question: What is gone?
              database: shop
              sql: SELECT gone FROM numbers
            """;

    @TempDir
    private Path folder;

    private String store = "";
    private String database = "";

    @BeforeEach
    void useOwn() throws Exception {
        sql("CREATE TABLE numbers (n INTEGER)", "INSERT INTO numbers VALUES (1), (2)");
        store = System.getProperty("STORE", "");
        database = System.getProperty("DATABASE", "");
        System.setProperty("STORE", "sqlite:///" + folder.resolve("store.db"));
        System.setProperty("DATABASE", "sqlite:///" + folder.resolve("shop.db"));
    }

    @AfterEach
    void useOthers() {
        System.setProperty("STORE", store);
        if (database.isEmpty()) {
            System.clearProperty("DATABASE");
        } else {
            System.setProperty("DATABASE", database);
        }
    }

    private void sql(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void whatIsImportedIsRunAgainAndExported() throws Exception {
        var file = Files.writeString(folder.resolve("in.yaml"), FILE).toString();
        var first = ran(SqlChatCommand.FAILED, "verified", "import", file);
        assertThat(first.out()).contains("1 added, 0 changed, 0 unchanged, 1 refused");
        assertThat(first.err()).contains("entry 2 (What is gone?): ");
        assertThat(ran(SqlChatCommand.FAILED, "verified", "import", file).out())
                .contains("0 added, 0 changed, 1 unchanged, 1 refused");

        var same = ran(SqlChatCommand.DONE, "eval", "--verified");
        assertThat(same.out()).containsPattern("shop +How many rows are in numbers\\? +same +1 +1 +same");
        sql("INSERT INTO numbers VALUES (3)");
        var changed = ran(SqlChatCommand.FAILED, "eval", "--verified", "--json");
        assertThat(changed.out())
                .contains("\"result\":\"changed\",\"rows_before\":1,\"rows_now\":1,\"without\":\"same\"");
        ran(SqlChatCommand.DONE, "eval", "--verified", "--accept");
        ran(SqlChatCommand.DONE, "eval", "--verified");
        sql("ALTER TABLE numbers RENAME TO figures");
        assertThat(ran(SqlChatCommand.FAILED, "eval", "--verified", "--accept").out()).contains("failed", "numbers");

        ran(SqlChatCommand.DONE, "verified", "export", folder.resolve("out.yaml").toString());
        assertThat(Files.readString(folder.resolve("out.yaml")))
                .isEqualTo(FILE.substring(0, FILE.indexOf("- question: What")));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        var file = Files.writeString(folder.resolve("in.yaml"), "nothing").toString();
        assertThat(ran(SqlChatCommand.WRONG_USAGE, "verified", "import", file).err())
                .contains("no list verified_queries");
        assertThat(ran(SqlChatCommand.WRONG_USAGE, "verified", "import", folder.resolve("none").toString()).err())
                .contains("Cannot read");
        assertThat(ran(SqlChatCommand.WRONG_USAGE, "eval", "--verified", "--core").err()).contains("--verified takes");
        assertThat(ran(SqlChatCommand.WRONG_USAGE, "eval").err()).contains("Missing required options");
    }

    private static Cli ran(int code, String... arguments) {
        var cli = new Cli();
        assertThat(cli.run(arguments)).as(cli.err() + cli.out()).isEqualTo(code);
        return cli;
    }
}
