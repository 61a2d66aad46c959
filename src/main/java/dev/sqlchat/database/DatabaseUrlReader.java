package dev.sqlchat.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.DatabaseUrl.Postgresql;
import dev.sqlchat.database.DatabaseUrl.Sqlite;
import dev.sqlchat.settings.InvalidSetting;

/** Reads the forms in which people write where a database is. */
final class DatabaseUrlReader {

    private static final String ALLOWED = "allowed are sqlite:///data/file.db, sqlite:////absolute/file.db, "
            + "postgresql://user:password@host:5432/database, jdbc:sqlite:file.db "
            + "and jdbc:postgresql://host:5432/database";

    private static final Pattern SCHEME = Pattern.compile("((?:jdbc:)?[a-z0-9]+)(?:\\+[a-z0-9_]+)?:(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern HOSTS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/@,\\[\\]]+)(:\\d{1,5})?"
            + "(,(\\[[0-9a-fA-F:.]+]|[^\\s:/@,\\[\\]]+)(:\\d{1,5})?)*");

    /** Options that the C library, and so most tools, spell otherwise than the Java driver. */
    private static final Map<String, String> DRIVER_NAMES = Map.of("connect_timeout", "connectTimeout",
            "application_name", "ApplicationName");

    private final String key;

    private DatabaseUrlReader(String key) {
        this.key = key;
    }

    static DatabaseUrl read(String key, String text) {
        return new DatabaseUrlReader(key).read(text.strip());
    }

    private DatabaseUrl read(String text) {
        Matcher parts = SCHEME.matcher(text);
        if (!parts.matches()) {
            throw invalid("this is not a database URL");
        }
        String rest = parts.group(2);
        return switch (parts.group(1).toLowerCase(Locale.ROOT)) {
            case "sqlite" -> sqliteUrl(rest);
            case "jdbc:sqlite" -> sqlite(rest.startsWith("file:") ? rest.substring("file:".length()) : rest);
            case "postgresql", "postgres" -> postgresql(rest, true);
            case "jdbc:postgresql" -> postgresql(rest.startsWith("//") ? rest : "///" + rest, false);
            default -> throw invalid("databases of the kind " + parts.group(1) + " are not supported");
        };
    }

    /** After three slashes a relative path follows, so that an absolute one has four. */
    private DatabaseUrl sqliteUrl(String rest) {
        if (!rest.startsWith("///")) {
            throw invalid("an SQLite URL has three slashes before a relative path and four before an absolute one");
        }
        return sqlite(decoded(rest.substring(3).replace("+", "%2B")));
    }

    private DatabaseUrl sqlite(String text) {
        String path = text.split("\\?", 2)[0];
        if (path.isBlank() || path.equals(":memory:")) {
            throw invalid("a database in memory has no data; name a file");
        }
        try {
            return new Sqlite(Path.of(path));
        } catch (InvalidPathException problem) {
            throw invalid("this is not a file name");
        }
    }

    private DatabaseUrl postgresql(String rest, boolean encoded) {
        if (!rest.startsWith("//")) {
            throw invalid("two slashes go before the host");
        }
        String[] halves = rest.substring(2).split("\\?", 2);
        int at = halves[0].lastIndexOf('@');
        String address = halves[0].substring(at + 1);
        Map<String, String> options = options(halves.length > 1 ? halves[1] : "");
        String[] login = at < 0 ? new String[0] : halves[0].substring(0, at).split(":", 2);
        return new Postgresql(address(address, encoded), or(options.remove("user"), part(login, 0)),
                or(options.remove("password"), part(login, 1)), options);
    }

    private String address(String text, boolean encoded) {
        int slash = text.indexOf('/');
        String hosts = slash < 0 ? text : text.substring(0, slash);
        String database = slash < 0 ? "" : text.substring(slash + 1);
        if (!hosts.isEmpty() && !HOSTS.matcher(hosts).matches()) {
            throw invalid("host and port cannot be read; special letters of a password are percent-encoded");
        }
        return (hosts.isEmpty() ? "localhost" : hosts) + "/"
                + (encoded ? decoded(database.replace("+", "%2B")) : database);
    }

    private Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(pair -> pair.contains("=")).map(pair -> pair.split("=", 2))
                .forEach(pair -> options.put(DRIVER_NAMES.getOrDefault(pair[0], pair[0]), decoded(pair[1])));
        return options;
    }

    private @Nullable String part(String[] login, int index) {
        return index < login.length ? decoded(login[index].replace("+", "%2B")) : null;
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException problem) {
            throw invalid("a per cent sign is written %25");
        }
    }

    private InvalidSetting invalid(String problem) {
        return new InvalidSetting(key, problem + "; " + ALLOWED);
    }
}
