package dev.sqlchat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteStoreTest implements StoreContract {

    @TempDir
    Path folder;

    @Override
    public Store open() {
        return open(folder.resolve("state/store.db"));
    }

    private static Store open(Path file) {
        return Store.open(new StoreSettings(new DatabaseUrl.Sqlite(file)));
    }

    @Test
    void survivesACrashOfTheMachine() {
        try (var store = open()) {
            assertThat(store.sql().sql("PRAGMA journal_mode").query(String.class).single()).isEqualTo("wal");
            assertThat(store.sql().sql("PRAGMA synchronous").query(Integer.class).single()).isEqualTo(2);
        }
    }

    @Test
    void isForNobodyElsesEyes() throws IOException {
        try (var store = open()) {
            store.atomically(() -> store.sql().sql("DELETE FROM conversations").update());
            try (var files = Files.list(folder.resolve("state"))) {
                assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void saysWhatCannotBeOpened() throws IOException {
        var text = Files.writeString(folder.resolve("notes.txt"),
                "no database, but long enough to look like one".repeat(50));

        assertThatThrownBy(() -> open(text)).isInstanceOf(InvalidSetting.class).hasMessageStartingWith("STORE: ")
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> open(text.resolve("below/store.db"))).isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("cannot be made");
    }
}
