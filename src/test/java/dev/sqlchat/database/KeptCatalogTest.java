package dev.sqlchat.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.sample.LargeDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A database is changed behind the back of what was kept of it, so that an answer tells where it comes from. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KeptCatalogTest {

    private static final String SHOP = """
            CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL); -- who makes it
            INSERT INTO makers VALUES (1, 'Ortega'), (2, 'Lindqvist');
            CREATE TABLE things (id INTEGER PRIMARY KEY, label TEXT, maker_id INTEGER, made DATE);
            INSERT INTO things VALUES (1, 'lamp', 1, '2024-01-01'), (2, 'chair', 2, NULL), (3, 'table', 2, '2024-05-06');
            CREATE VIEW lamps AS SELECT * FROM things WHERE label = 'lamp';
            """;
    /** The same length in another order of letters. */
    private static final String RENAME = "UPDATE things SET label = 'pmal' WHERE label = 'lamp'";

    @TempDir
    private Path folder;
    private Path kept;
    private Path file;
    private DatabaseSettings settings;
    private final List<Database> open = new ArrayList<>();

    @BeforeEach
    void makeShop() throws SQLException {
        file = folder.resolve("shop.db");
        kept = folder.resolve("kept");
        settings = DatabaseSettings.DEFAULT.keptIn(kept);
        run(SHOP);
    }

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }

    @Test
    void keepsAllThatWasFoundOut() {
        Catalog read = whole(settings);
        Catalog again = whole(settings);
        assertThat(again).usingRecursiveComparison().ignoringFields("values").isEqualTo(read);
        assertThat(again.foreignKeys()).extracting(ForeignKey::origin).containsExactly(ForeignKey.Origin.NAMES);
        assertThat(again.values().find("chair")).isNotEmpty().isEqualTo(read.values().find("chair"));
        assertThat(again.values().similar("Lindquist")).isNotEmpty().isEqualTo(read.values().similar("Lindquist"));
    }

    @Test
    void usesWhatWasKeptWithoutReadingRows() throws Exception {
        whole(settings);
        unseen(RENAME);
        Catalog again = whole(settings);
        assertThat(samples(again)).contains("lamp").doesNotContain("pmal");
        assertThat(again.values().find("lamp")).isNotEmpty();
        assertThat(again.values().find("pmal")).isEmpty();
    }

    @Test
    void readsAnewBehindTheScenesWhenRowsHaveChanged() throws Exception {
        whole(settings);
        run("INSERT INTO things VALUES (4, 'mirror', 1, '2025-01-01')");
        Database again = open(settings);
        assertThat(again.catalog().table(TableName.of("things")).orElseThrow().estimatedRows()).isEqualTo(3);
        assertThat(again.awaitValues(Duration.ofSeconds(30))).isTrue();
        assertThat(again.catalog().table(TableName.of("things")).orElseThrow().estimatedRows()).isEqualTo(4);
        assertThat(again.catalog().values().find("mirror")).isNotEmpty();
        assertThat(open(settings).catalog().table(TableName.of("things")).orElseThrow().estimatedRows()).isEqualTo(4);
    }

    @Test
    void readsAnewAtOnceWhenTheSchemaHasChanged() throws SQLException {
        whole(settings);
        run("ALTER TABLE things ADD COLUMN colour TEXT DEFAULT 'red'");
        Catalog again = open(settings).catalog();
        assertThat(again.table(TableName.of("things")).orElseThrow().column("colour")).isPresent();
    }

    @Test
    void passesOverABrokenFileAndWritesItAnew() throws Exception {
        whole(settings);
        unseen(RENAME);
        for (int at : new int[]{0, 40, 70, 200, -1}) {
            damage(at);
            assertThat(samples(whole(settings))).contains("pmal");
        }
        Files.write(keptFile(), new byte[0]);
        assertThat(samples(whole(settings))).contains("pmal");
        byte[] good = Files.readAllBytes(keptFile());
        Files.write(keptFile(), Arrays.copyOf(good, good.length / 2));
        assertThat(samples(whole(settings))).contains("pmal");
    }

    @Test
    void passesOverTheFileOfAnotherDatabase() throws Exception {
        whole(settings);
        byte[] foreign = Files.readAllBytes(keptFile());
        Files.delete(keptFile());
        file = Files.copy(file, Files.createDirectories(folder.resolve("other")).resolve("shop.db"));
        whole(settings);
        unseen(RENAME);
        Files.write(keptFile(), foreign);
        assertThat(samples(whole(settings))).contains("pmal");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        whole(settings);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keptFile()))).isEqualTo("rw-------");
    }

    @Test
    void keepsNoValuesWhereTheyAreNotToBeRead() throws IOException {
        assertThat(whole(settings.withoutValueIndex()).values().find("chair")).isEmpty();
        assertThat(whole(settings).values().find("chair")).isNotEmpty();
        assertThat(whole(settings.withoutValueIndex()).values().find("chair")).isEmpty();
    }

    @Test
    void startsWhereNothingCanBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file").resolve("kept");
        assertThat(whole(DatabaseSettings.DEFAULT.keptIn(blocked)).values().find("chair")).isNotEmpty();
    }

    @Test
    void keepsNothingUnlessToldWhere() {
        whole(DatabaseSettings.DEFAULT);
        assertThat(kept).doesNotExist();
    }

    @Test
    void opensALargeDatabaseAgainSoonerThanNew() {
        file = folder.resolve("large.sqlite");
        new LargeDatabase(200, 4_000).write(file);
        long start = System.nanoTime();
        Catalog read = open(settings).catalog();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(open.getLast().awaitValues(Duration.ofSeconds(60))).isTrue();
        start = System.nanoTime();
        Catalog again = open(settings).catalog();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(took);
        assertThat(again).usingRecursiveComparison().ignoringFields("values").isEqualTo(read);
    }

    private Database open(DatabaseSettings with) {
        Database opened = JdbcDatabases.open(new DatabaseSource("test", "shop", new DatabaseUrl.Sqlite(file)), with);
        open.add(opened);
        return opened;
    }

    private Catalog whole(DatabaseSettings with) {
        Database opened = open(with);
        assertThat(opened.awaitValues(Duration.ofSeconds(30))).isTrue();
        return opened.catalog();
    }

    private static List<String> samples(Catalog catalog) {
        return catalog.table(TableName.of("things")).flatMap((Table table) -> table.column("label"))
                .map((Column column) -> column.statistics().samples()).orElseThrow();
    }

    private Path keptFile() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(path -> path.toString().endsWith(".catalog")).findFirst().orElseThrow();
        }
    }

    /** Turns one byte; a negative place counts from the end. */
    private void damage(int at) throws IOException {
        byte[] bytes = Files.readAllBytes(keptFile());
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(keptFile(), bytes);
    }

    private void run(String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    /** Changes rows so that the file looks as before. */
    private void unseen(String script) throws SQLException, IOException {
        FileTime time = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        run(script);
        Files.setLastModifiedTime(file, time);
        assertThat(Files.size(file)).isEqualTo(size);
    }
}
