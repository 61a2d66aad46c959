package dev.sqlchat.database;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.sample.SampleDatabase.Stamp;
import dev.sqlchat.settings.InvalidSetting;

/** The sample that serves when no database is named: made when it is missing, and anew when it was so made and is old. */
final class DefaultSample {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultSample.class);
    private static final String KEY = "DATABASE";

    private final DatabaseSettings settings;

    DefaultSample(DatabaseSettings settings) {
        this.settings = settings;
    }

    DatabaseSource source() {
        Path file = settings.sample();
        LocalDate day = Optional.ofNullable(settings.asOf()).orElseGet(() -> LocalDate.now(settings.zone()));
        if (isDue(file, day)) {
            make(file, day);
        }
        return new DatabaseSource(KEY, "sample", new DatabaseUrl.Sqlite(file));
    }

    private boolean isDue(Path file, LocalDate day) {
        if (!Files.exists(file)) {
            return true;
        }
        return SampleDatabase.stamp(file).filter(Stamp::byDefault).map(Stamp::asOf).filter(made -> isOld(made, day))
                .isPresent();
    }

    private boolean isOld(LocalDate made, LocalDate day) {
        return settings.asOf() == null ? made.isBefore(day.minusDays(1)) || made.isAfter(day) : !made.equals(day);
    }

    private static void make(Path file, LocalDate day) {
        LOG.info("Making the sample database {} as of {}", file, day);
        try {
            SampleDatabase.create(file, new Stamp(day, true));
        } catch (UncheckedIOException failure) {
            throw new InvalidSetting(KEY, "it is not set and the sample " + file.toAbsolutePath()
                    + " cannot be written; set it to your database or start where you may write");
        }
    }
}
