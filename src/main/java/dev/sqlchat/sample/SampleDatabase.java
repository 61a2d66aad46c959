package dev.sqlchat.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.sqlite.SQLiteConfig;

/**
 * Makes the sample database, an SQLite file: a company's cloud estate and two years of its costs. The same date gives
 * the same bytes. The file carries its date in SQLite's {@code user_version} (as yyyymmdd) beside an
 * {@code application_id} of its own, so that the schema has nothing but data.
 */
public final class SampleDatabase {

    private static final long SEED = 20_240_229;
    private static final int MADE_ON_REQUEST = 0x53514C43;
    private static final int MADE_BY_DEFAULT = 0x53514C44;

    /**
     * What a sample file says of itself.
     *
     * @param asOf the day before which its data lies: "today" for questions to it
     * @param byDefault whether the product made it on its own, and so may make it anew
     */
    public record Stamp(LocalDate asOf, boolean byDefault) {}

    private SampleDatabase() {}

    /**
     * Makes the file, replacing one that is there in one step.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void create(Path file, LocalDate asOf) {
        create(file, new Stamp(asOf, false));
    }

    /**
     * Makes the file as {@link #create(Path, LocalDate)} does, with this stamp.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void create(Path file, Stamp stamp) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
            try {
                write(draft, stamp);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        } catch (SQLException failure) {
            throw new UncheckedIOException("cannot write " + file, new IOException(failure));
        }
    }

    /** The stamp of a file that {@link #create} made; empty for any other file. */
    public static Optional<Stamp> stamp(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            return stamp(number(statement, "application_id"), number(statement, "user_version"));
        } catch (SQLException notADatabase) {
            return Optional.empty();
        }
    }

    private static void write(Path draft, Stamp stamp) throws SQLException {
        Period period = new Period(stamp.asOf());
        Draws draws = new Draws(SEED);
        Estate estate = new EstateGenerator(period, draws).generate();
        Costs costs = Costs.of(estate, period, draws);
        int application = stamp.byDefault() ? MADE_BY_DEFAULT : MADE_ON_REQUEST;
        try (SampleWriter writer = SampleWriter.open(draft, application, version(stamp.asOf()))) {
            writer.write(estate);
            writer.write(costs.rows());
            writer.writeBudgets(new Budgets(period, costs, draws).of(estate));
            writer.writeRecommendations(new Recommendations(period, costs, draws).of(estate));
            writer.finish();
        }
    }

    private static Optional<Stamp> stamp(int application, int version) {
        if (application != MADE_ON_REQUEST && application != MADE_BY_DEFAULT) {
            return Optional.empty();
        }
        try {
            LocalDate asOf = LocalDate.parse(Integer.toString(version), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new Stamp(asOf, application == MADE_BY_DEFAULT));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static int version(LocalDate day) {
        return Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static int number(Statement statement, String pragma) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.getInt(1);
        }
    }
}
