package dev.sqlchat.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.database.DatabaseUrl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreFileTest {

    @TempDir
    Path folder;

    @Test
    void aCopyMadeWhileTurnsAreWrittenIsOneMoment() throws Exception {
        var going = new AtomicBoolean(true);
        var written = new AtomicInteger();
        try (var store = open(file()); var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = tasks.submit(() -> {
                while (going.get()) {
                    store.atomically(() -> thread(store, "t" + written.get()));
                    written.incrementAndGet();
                }
            });
            await(written, 20);
            for (int copy = 0; copy < 5; copy++) {
                int before = written.get();
                var report = new StoreFile(file()).backup(folder.resolve("copy" + copy));
                assertThat(report.isSound()).isTrue();
                assertThat(report.rows().get("conversations")).isBetween((long) before, written.get() + 1L);
                assertThat(report.rows().get("turns")).isEqualTo(report.rows().get("conversations") * 2);
                await(written, written.get() + 5);
            }
            going.set(false);
            writer.get();
        }
        var last = StoreCheck.of(settings(folder.resolve("copy4"))).rows();
        assertThat(new StoreFile(file()).restore(folder.resolve("copy4"))).isPresent();
        assertThat(StoreCheck.of(settings(file())).rows()).isEqualTo(last);
    }

    @Test
    void aCopyIsForTheOwnerAndNeverOverwrites() throws IOException {
        open(file()).close();
        var copy = folder.resolve("below/copy.db");
        new StoreFile(file()).backup(copy);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
        assertThatThrownBy(() -> new StoreFile(file()).backup(copy)).isInstanceOf(StoreFault.class)
                .hasMessageContaining("there already");
        assertThat(copy.getParent()).isDirectoryContaining(file -> file.equals(copy));
        assertThat(files(copy.getParent())).containsExactly("copy.db");
    }

    @Test
    void whatWasReplacedIsKept() throws IOException {
        try (var store = open(file())) {
            thread(store, "old");
        }
        var copy = folder.resolve("copy.db");
        new StoreFile(file()).backup(copy);
        try (var store = open(file())) {
            thread(store, "new");
        }
        var aside = new StoreFile(file()).restore(copy).orElseThrow();

        assertThat(StoreCheck.of(settings(file())).rows()).containsEntry("conversations", 1L);
        assertThat(StoreCheck.of(settings(aside)).rows()).containsEntry("conversations", 2L);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside))).isEqualTo("rw-------");
        assertThat(files(folder)).noneMatch(name -> name.contains("restoring"));
    }

    @Test
    void bringsAStoreToAnEmptyPlace() {
        try (var store = open(file())) {
            thread(store, "one");
            new StoreFile(file()).backup(folder.resolve("copy.db"));
        }
        var elsewhere = folder.resolve("other/machine.db");
        assertThat(new StoreFile(elsewhere).restore(folder.resolve("copy.db"))).isEmpty();
        assertThat(StoreCheck.of(settings(elsewhere)).rows()).containsEntry("conversations", 1L);
    }

    @Test
    void isNotReplacedWhileSomebodyHasItOpen() {
        try (var store = open(file())) {
            var copy = folder.resolve("copy.db");
            new StoreFile(file()).backup(copy);
            thread(store, "one");

            assertThatThrownBy(() -> new StoreFile(file()).restore(copy)).isInstanceOf(StoreFault.class)
                    .hasMessageContaining("is open in a running server");
            assertThat(StoreCheck.of(settings(file())).rows()).containsEntry("conversations", 1L);
        }
        assertThat(files(folder)).containsExactlyInAnyOrder("copy.db", "store.db");
    }

    @Test
    void isReplacedByASoundStoreOnly() throws Exception {
        open(file()).close();
        var text = Files.writeString(folder.resolve("notes.txt"), "no database, but long enough".repeat(90));
        var foreign = folder.resolve("foreign.db");
        change(foreign, "CREATE TABLE x (y)");
        var later = folder.resolve("later.db");
        new StoreFile(file()).backup(later);
        change(later, "INSERT INTO store_migrations SELECT installed_rank + 1000, '999', 'later', type, 'V999__l.sql',"
                + " checksum, installed_by, installed_on, execution_time, success FROM store_migrations LIMIT 1");
        var damaged = folder.resolve("damaged.db");
        new StoreFile(file()).backup(damaged);
        damage(damaged);

        assertThatThrownBy(() -> new StoreFile(file()).restore(text)).hasMessageContaining("is no SQLite database");
        assertThatThrownBy(() -> new StoreFile(file()).restore(foreign)).hasMessageContaining("no tables of a store");
        assertThatThrownBy(() -> new StoreFile(file()).restore(later)).hasMessageContaining("a later version");
        assertThatThrownBy(() -> new StoreFile(file()).restore(damaged)).isInstanceOf(StoreFault.class);
        assertThatThrownBy(() -> new StoreFile(file()).restore(folder.resolve("none"))).hasMessageContaining("no file");
        assertThat(files(folder)).contains("store.db").noneMatch(name -> name.matches(".*re(storing|placed).*"));
    }

    @Test
    void aDamagedStoreIsReportedAndReplaced() throws Exception {
        open(file()).close();
        var copy = folder.resolve("copy.db");
        new StoreFile(file()).backup(copy);
        Files.writeString(file(), "overwritten by somebody".repeat(900));

        assertThatThrownBy(() -> StoreCheck.of(settings(file()))).isInstanceOf(RuntimeException.class);
        var aside = new StoreFile(file()).restore(copy).orElseThrow();
        assertThat(Files.readString(aside)).startsWith("overwritten");
        assertThat(StoreCheck.of(settings(file())).isSound()).isTrue();
    }

    private Path file() {
        return folder.resolve("store.db");
    }

    private static StoreSettings settings(Path file) {
        return new StoreSettings(new DatabaseUrl.Sqlite(file));
    }

    private static Store open(Path file) {
        return Store.open(settings(file));
    }

    private static int thread(Store store, String id) {
        var now = Timestamps.of(Instant.now());
        int turns = 0;
        store.sql().sql("INSERT INTO conversations (id, user_id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, "local", "t", now, now).update();
        for (int number = 1; number <= 2; number++) {
            turns += store.sql()
                    .sql("INSERT INTO turns (conversation_id, number, id, state, question, started_at, holder,"
                            + " held_until) VALUES (?, ?, ?, 'done', 'q', ?, 'h', ?)")
                    .params(id, number, id + number, now, now).update();
        }
        return turns;
    }

    private static void change(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All but the first page. */
    private static void damage(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(4096);
            bytes.write(new byte[(int) bytes.length() - 4096]);
        }
    }

    private static void await(AtomicInteger count, int least) throws InterruptedException {
        while (count.get() < least) {
            Thread.sleep(1);
        }
    }

    private static List<String> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
