package dev.sqlchat.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * {@code RELOAD}: whether the development tools start the program anew when a class changes. They look before Spring
 * has read any setting, so that this one is read by hand.
 */
public final class Reload {

    private static final String KEY = "RELOAD";

    private Reload() {}

    /**
     * Tells the development tools, which only a start from classes has: the jar is without them.
     *
     * @param profile the active profile, null where there is none
     * @throws InvalidSetting when the value is neither true nor false
     */
    public static void configure(@Nullable String profile) {
        tell(wanted(profile, Path.of(""), System.getenv()));
    }

    /** For programs that end by themselves. */
    public static void never() {
        tell(false);
    }

    private static void tell(boolean restart) {
        System.setProperty("spring.devtools.restart.enabled", String.valueOf(restart));
    }

    static boolean wanted(@Nullable String profile, Path folder, Map<String, String> environment) {
        String value = Stream
                .of(environment.get(KEY), read(folder.resolve(".env." + profile)), read(folder.resolve(".env")))
                .filter(Objects::nonNull).map(String::valueOf).findFirst().orElse("false");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw InvalidSetting.of(KEY, value, "True or False");
        };
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.isRegularFile(file) ? (String) DotEnvLoader.parse(Files.readString(file)).get(KEY) : null;
        } catch (IOException failure) {
            throw new InvalidSetting(KEY, "cannot read " + file + ": " + failure.getMessage());
        }
    }
}
