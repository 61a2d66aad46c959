package dev.sqlchat.model.llm.provider;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Where it is kept what models were found to do.
 *
 * @param file {@code LLM_CAPABILITIES_FILE}; null keeps nothing
 */
record CapabilitySettings(@Nullable Path file) {

    private static final String OFF = "off";
    private static final Path DEFAULT = Path.of("data", "llm-capabilities.json");

    /** @throws InvalidSetting when the value is no path */
    static CapabilitySettings from(SettingValues values) {
        Path path = values.read("LLM_CAPABILITIES_FILE", Path::of, DEFAULT, "the path of a file, or off");
        return new CapabilitySettings(path.toString().equalsIgnoreCase(OFF) ? null : path);
    }
}
