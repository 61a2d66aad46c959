package dev.sqlchat.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

import dev.sqlchat.SqlChat;

import static org.assertj.core.api.Assertions.assertThat;

class StoreCommandTest {

    private static final String STORE = "STORE";

    @TempDir
    private Path folder;

    private String storeOfOthers = "";

    @BeforeEach
    void useOwnStore() {
        storeOfOthers = System.getProperty(STORE, "");
        System.setProperty(STORE, "sqlite:///" + folder.resolve("store.db"));
    }

    @AfterEach
    void useStoreOfOthers() {
        System.setProperty(STORE, storeOfOthers);
    }

    @Test
    void aStoreIsCopiedWhileAServerRunsAndPutBackWhenItHasStopped() throws Exception {
        var copy = folder.resolve("copy.db").toString();
        try (var server = SpringApplication.run(SqlChat.class, "--PORT=0", "--CATALOG_FOLDER=off",
                "--DATABASE=sqlite:///" + Shop.create(folder.resolve("shop.db")))) {
            assertThat(server.isRunning()).isTrue();
            run(SqlChatCommand.DONE, "keys", "create");
            assertThat(run(SqlChatCommand.DONE, "store", "backup", copy).out()).contains(copy + " holds the store",
                    "1 api_keys");
            assertThat(run(SqlChatCommand.DONE, "store", "check").out()).contains(": sound", "1 api_keys");
            run(SqlChatCommand.DONE, "keys", "create");
            assertThat(run(SqlChatCommand.FAILED, "store", "restore", copy).err())
                    .contains("is open in a running server").hasLineCount(1);
            assertThat(run(SqlChatCommand.FAILED, "store", "backup", copy).err()).contains("there already")
                    .hasLineCount(1);
        }
        assertThat(run(SqlChatCommand.DONE, "store", "check").out()).contains("2 api_keys");
        assertThat(run(SqlChatCommand.DONE, "store", "restore", copy).out()).contains("What was there is ");
        assertThat(run(SqlChatCommand.DONE, "store", "check").out()).contains(": sound", "1 api_keys");
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(run(SqlChatCommand.FAILED, "store", "check").err()).contains("There is no store at").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheToolsOfPostgresql() {
        System.setProperty(STORE, "postgresql://me:secret@db.example:5432/chat");
        assertThat(run(SqlChatCommand.WRONG_USAGE, "store", "backup", "chat.dump").out()).isEqualToIgnoringNewLines(
                "pg_dump --format=custom --no-owner --file=chat.dump --dbname=postgresql://me@db.example:5432/chat");
        assertThat(run(SqlChatCommand.WRONG_USAGE, "store", "restore", "chat.dump").out()).startsWith(
                "pg_restore --clean --if-exists --no-owner --single-transaction --dbname=postgresql://me@db.example");
    }

    private static Cli run(int code, String... arguments) {
        var cli = new Cli();
        assertThat(cli.run(arguments)).as(cli.out() + cli.err()).isEqualTo(code);
        return cli;
    }
}
