package dev.sqlchat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.settings.InvalidSetting;

/** A store that is an SQLite file, to be copied and put back as a whole. */
public final class StoreFile {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    /** What SQLite keeps beside a file. */
    private static final String[] BESIDE = {"-wal", "-shm"};

    private final Path file;

    public StoreFile(Path file) {
        this.file = file;
    }

    /**
     * Copies the store as it is at one moment, also while it is written to. The copy is for the owner's eyes only, and
     * complete on disk when this returns.
     *
     * @throws StoreFault when it cannot be made, or there is a file already
     */
    public StoreReport backup(Path target) {
        if (!Files.exists(file)) {
            throw new StoreFault("There is no store at " + file.toAbsolutePath() + ".");
        }
        if (Files.exists(target)) {
            throw new StoreFault(target + " is there already; name another file.");
        }
        return make(target.resolveSibling(target.getFileName() + ".part"), part -> {
            copy(source(new SQLiteConfig(), file), file, part);
            var report = sound(part, file);
            Files.move(part, target);
            return report;
        });
    }

    /**
     * Puts a copy in the store's place, brought up to date. The store that was there is kept beside it.
     *
     * @return where that is; empty where there was none
     * @throws StoreFault when the copy is not sound or of a later version, or somebody has the store open; nothing has
     * changed then
     */
    public Optional<Path> restore(Path backup) {
        if (!Files.isRegularFile(backup)) {
            throw new StoreFault("There is no file " + backup + ".");
        }
        return make(file.resolveSibling(file.getFileName() + ".restoring"), part -> {
            copy(source(readOnly(), backup), backup, part);
            sound(part, backup);
            update(part, backup);
            return replace(part);
        });
    }

    @FunctionalInterface
    private interface Making<T> {

        T from(Path part) throws IOException, SQLException;
    }

    /** With a file that is gone afterwards, unless it was moved. */
    private static <T> T make(Path part, Making<T> making) {
        try {
            OwnerOnly.create(part);
        } catch (FileAlreadyExistsException another) {
            throw new StoreFault(part + " is there: another command is at work, or one was cut off. Then delete it.");
        } catch (IOException failure) {
            throw new StoreFault(part.toAbsolutePath() + " cannot be written: " + failure.getMessage(), failure);
        }
        try {
            return making.from(part);
        } catch (IOException | SQLException failure) {
            throw new StoreFault(part.toAbsolutePath() + " cannot be made: " + failure.getMessage(), failure);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
            for (var suffix : BESIDE) {
                Files.deleteIfExists(beside(part, suffix));
            }
        } catch (IOException left) {
            throw new StoreFault(part.toAbsolutePath() + " cannot be deleted: " + left.getMessage(), left);
        }
    }

    private static SQLiteConfig readOnly() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return config;
    }

    /** Reads one snapshot. */
    private static void copy(SQLiteDataSource source, Path from, Path to) throws SQLException, IOException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.toString());
            statement.execute();
        } catch (SQLiteException failure) {
            throw failure.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                    ? new StoreFault(from + " is no SQLite database.", failure)
                    : new StoreFault(from + " cannot be copied: " + failure.getMessage(), failure);
        }
        try (var written = FileChannel.open(to, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static StoreReport sound(Path copy, Path original) {
        var report = StoreCheck.of(source(new SQLiteConfig(), copy), copy);
        if (!report.isSound()) {
            throw new StoreFault(original + " cannot be used: " + String.join("; ", report.problems()) + ".");
        }
        return report;
    }

    private static void update(Path part, Path backup) {
        try {
            Store.open(new StoreSettings(new DatabaseUrl.Sqlite(part), backup.toString())).close();
        } catch (InvalidSetting failure) {
            throw new StoreFault(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** Holds the old file meanwhile, so that nobody opens it. */
    private Optional<Path> replace(Path part) throws SQLException, IOException {
        if (!Files.exists(file)) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        var aside = file.resolveSibling(file.getFileName() + ".replaced-" + WHEN.format(Instant.now()));
        try (var connection = source(new SQLiteConfig(), file).getConnection()) {
            hold(connection);
            link(aside);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLiteException failure) {
            if (!isDamage(failure)) {
                throw failure;
            }
            moveAside(aside);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.of(aside);
    }

    /** Not by reading it: closing a file lets go of what this process holds of it. */
    private void link(Path aside) throws IOException {
        try {
            Files.createLink(aside, file);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Its log is written into it, which nobody can do while another has it open. */
    private void hold(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 1000");
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("BEGIN EXCLUSIVE");
        } catch (SQLiteException failure) {
            if (failure.getResultCode().name().startsWith("SQLITE_BUSY")
                    || failure.getResultCode().name().startsWith("SQLITE_LOCKED")) {
                throw new StoreFault(file + " is open in a running server or command; stop it first.", failure);
            }
            throw failure;
        }
    }

    private static boolean isDamage(SQLiteException failure) {
        var code = failure.getResultCode().name();
        return code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB");
    }

    private void moveAside(Path aside) throws IOException {
        for (var suffix : BESIDE) {
            if (Files.exists(beside(file, suffix))) {
                Files.move(beside(file, suffix), beside(aside, suffix));
            }
        }
        Files.move(file, aside);
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static SQLiteDataSource source(SQLiteConfig config, Path file) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
