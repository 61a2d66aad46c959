package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.ProviderSettings;

/**
 * What models were found to do, in a file, so that a command need not find it out again. A file that cannot be read or
 * written is as good as none.
 *
 * @param file null keeps nothing
 */
record KeptCapabilities(@Nullable Path file, Clock clock) {

    static final KeptCapabilities NONE = new KeptCapabilities(null, Clock.systemUTC());

    private static final Logger log = LoggerFactory.getLogger(KeptCapabilities.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Found>> ALL = new TypeReference<>() {
    };
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    /** @param at when, in seconds of the epoch */
    record Found(boolean tools, boolean schema, boolean streaming, long at) {

        Capabilities capabilities() {
            return new Capabilities(tools, schema, streaming);
        }
    }

    /** Null where it is not known, or not lately. */
    @Nullable
    Capabilities of(ProviderSettings settings) {
        var found = all().get(key(settings));
        return found == null || Instant.ofEpochSecond(found.at).plus(GOOD_FOR).isBefore(clock.instant())
                ? null
                : found.capabilities();
    }

    void keep(ProviderSettings settings, Capabilities found) {
        if (file != null) {
            var all = new TreeMap<>(all());
            all.put(key(settings), new Found(found.tools(), found.schema(), found.streaming(),
                    clock.instant().getEpochSecond()));
            write(file, JSON.writeValueAsString(all));
        }
    }

    private static String key(ProviderSettings settings) {
        return settings.name() + " at " + settings.address();
    }

    private Map<String, Found> all() {
        try {
            return file == null || !Files.exists(file) ? Map.of() : JSON.readValue(Files.readString(file), ALL);
        } catch (IOException | JacksonException unreadable) {
            log.debug("cannot read {}", file, unreadable);
            return Map.of();
        }
    }

    private static void write(Path file, String text) {
        try {
            var folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder);
            var beside = Files.createTempFile(folder, "llm", ".json");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            log.debug("cannot write {}", file, unwritable);
        }
    }
}
