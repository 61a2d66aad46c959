package dev.sqlchat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.sqlchat.settings.Reload;

/** Starts the web server. Options win over settings. */
@Command(name = "serve", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Starts the web server: the chat page, the HTTP API and its documentation at /docs.")
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on instead of HOST or 127.0.0.1.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen instead of PORT or 8000.")
    private @Nullable String port;

    @Option(names = "--database", paramLabel = "URL", description = "What to ask instead of DATABASE.")
    private @Nullable String database;

    @Option(names = "--profile", paramLabel = "NAME", description = "dev reads .env.dev too.")
    private @Nullable String profile;

    @Override
    public Integer call() {
        Reload.configure(profile == null ? System.getenv("SPRING_PROFILES_ACTIVE") : profile);
        return SqlChatCommand.SERVE;
    }

    /** The options as Spring takes settings. */
    String[] settings() {
        var settings = new ArrayList<String>();
        add(settings, "HOST", host);
        add(settings, "PORT", port);
        add(settings, "DATABASE", database);
        add(settings, "spring.profiles.active", profile);
        return settings.toArray(String[]::new);
    }

    private static void add(List<String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.add("--" + key + "=" + value);
        }
    }
}
