package dev.sqlchat.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Which databases there are and how they are read.
 *
 * @param sources the default one first; empty for the sample
 * @param asOf {@code AS_OF}: the day that "today" means, null for a sample's own day or the clock's
 * @param zone {@code TIME_ZONE}: where the clock's day begins
 * @param indexValues {@code VALUE_INDEX}: whether stored values are read so that words of questions can match them
 * @param limits {@code QUERY_SECONDS}, {@code QUERY_ROWS} and {@code QUERY_BYTES}
 * @param sample the file of the sample that is made when there is no source
 * @param kept {@code CATALOG_FOLDER}: where what was found out of databases is kept for the next start; null keeps nothing
 * @param schemaCheck {@code SCHEMA_CHECK_SECONDS}: whether a schema has changed is looked at no sooner again
 */
public record DatabaseSettings(List<DatabaseSource> sources, @Nullable LocalDate asOf, ZoneId zone,
        boolean indexValues, Limits limits, Path sample, @Nullable Path kept,
        Duration schemaCheck) {

    public static final DatabaseSettings DEFAULT = new DatabaseSettings(List.of(), null, ZoneId.systemDefault(), true,
            Limits.DEFAULT, Path.of("data", "sample.db"), null,
            Duration.ofSeconds(10));

    private static final Pattern NAMED = Pattern.compile("DATABASES[_.]([A-Z0-9_.-]+)", Pattern.CASE_INSENSITIVE);

    public DatabaseSettings {
        sources = List.copyOf(sources);
    }

    /**
     * Reads the settings.
     *
     * @param names of all settings that there are, for those that are named {@code DATABASES_<NAME>}
     * @param values gives the value of a name, null where it is not set; blank is as good as not set
     * @throws InvalidSetting for the first value that cannot be used
     */
    public static DatabaseSettings from(Collection<String> names, Function<String, @Nullable String> values) {
        SettingValues settings = new SettingValues(values);
        Reader reader = new Reader(settings);
        Limits limits = new Limits(Duration.ofSeconds(settings.number("QUERY_SECONDS", 30, 1, 3_600)),
                (int) settings.number("QUERY_ROWS", Limits.DEFAULT.rows(), 1, 1_000_000),
                settings.number("QUERY_BYTES", Limits.DEFAULT.bytes(), 1_024, 1L << 30));
        return new DatabaseSettings(reader.sources(names),
                settings.read("AS_OF", LocalDate::parse, null, "a day such as 2026-06-15"),
                reader.zone(), reader.indexValues(), limits, DEFAULT.sample(), reader.kept(),
                Duration.ofSeconds(
                        settings.number("SCHEMA_CHECK_SECONDS", DEFAULT.schemaCheck().toSeconds(), 0, 86_400)));
    }

    public DatabaseSettings withAsOf(@Nullable LocalDate day) {
        return new DatabaseSettings(sources, day, zone, indexValues, limits, sample, kept, schemaCheck);
    }

    public DatabaseSettings withSource(DatabaseSource source) {
        return new DatabaseSettings(List.of(source), asOf, zone, indexValues, limits, sample, kept, schemaCheck);
    }

    public DatabaseSettings withSample(Path file) {
        return new DatabaseSettings(sources, asOf, zone, indexValues, limits, file, kept, schemaCheck);
    }

    public DatabaseSettings withoutValueIndex() {
        return new DatabaseSettings(sources, asOf, zone, false, limits, sample, kept, schemaCheck);
    }

    /** With a folder that keeps what is found out of databases. */
    public DatabaseSettings keptIn(Path folder) {
        return new DatabaseSettings(sources, asOf, zone, indexValues, limits, sample, folder, schemaCheck);
    }

    public DatabaseSettings withSchemaCheck(Duration between) {
        return new DatabaseSettings(sources, asOf, zone, indexValues, limits, sample, kept, between);
    }

    private record Reader(SettingValues values) {

        ZoneId zone() {
            return values.read("TIME_ZONE", ZoneId::of, DEFAULT.zone(), "a time zone such as Europe/Berlin");
        }

        boolean indexValues() {
            String value = values.text("VALUE_INDEX");
            return switch (value == null ? "auto" : value.toLowerCase(Locale.ROOT)) {
                case "auto" -> true;
                case "off" -> false;
                default ->
                    throw InvalidSetting.of("VALUE_INDEX", String.valueOf(value), "auto or off");
            };
        }

        @Nullable
        Path kept() {
            String value = values.text("CATALOG_FOLDER");
            try {
                return value == null
                        ? Path.of("data", "catalogs")
                        : value.equalsIgnoreCase("off") ? null : Path.of(value);
            } catch (InvalidPathException wrong) {
                throw InvalidSetting.of("CATALOG_FOLDER", String.valueOf(value), "a folder or off");
            }
        }

        List<DatabaseSource> sources(Collection<String> names) {
            List<DatabaseSource> sources = new ArrayList<>();
            String first = values.text("DATABASE");
            if (first != null) {
                DatabaseUrl url = DatabaseUrl.parse("DATABASE", first);
                sources.add(new DatabaseSource("DATABASE", url.suggestedName(), url));
            }
            names.stream().sorted().forEach(key -> add(sources, key));
            return sources;
        }

        private void add(List<DatabaseSource> sources, String key) {
            Matcher named = NAMED.matcher(key);
            String value = named.matches() ? values.text(key) : null;
            if (value != null) {
                String name = named.group(1).toLowerCase(Locale.ROOT);
                if (sources.stream().anyMatch(source -> source.name().equalsIgnoreCase(name))) {
                    throw new InvalidSetting(key, "another database has the name " + name + "; choose another one");
                }
                sources.add(new DatabaseSource(key, name, DatabaseUrl.parse(key, value)));
            }
        }
    }
}
