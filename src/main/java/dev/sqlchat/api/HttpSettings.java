package dev.sqlchat.api;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import dev.sqlchat.settings.InvalidSetting;

/**
 * Where the server listens and whom it hears.
 *
 * @param address {@code HOST}: the address of this machine that the server listens on
 * @param port {@code PORT}, 0 to 65535; 0 takes any free one
 * @param allowedHosts {@code ALLOWED_HOSTS}: names that a request may be addressed to, lower case, without
 *        port; the names of this machine and of the address unless set
 * @param allowedOrigins {@code ALLOWED_ORIGINS}: hosts, or whole origins such as {@code https://chat.example.com},
 *        whose pages may call; the allowed hosts unless set
 */
public record HttpSettings(InetAddress address, int port, Set<String> allowedHosts, Set<String> allowedOrigins) {

    public static final int DEFAULT_PORT = 8_000;

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final String LOCAL_HOSTS = "localhost,127.0.0.1,[::1]";
    private static final String HOST_FORM = "[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]";
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::\\d*)?");
    private static final Pattern HOST = Pattern.compile(HOST_FORM);
    private static final Pattern ORIGIN = Pattern.compile("(?:https?://)?(?:" + HOST_FORM + ")(?::\\d{1,5})?");

    public HttpSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** @throws InvalidSetting when a value cannot be used */
    public static HttpSettings from(Environment environment) {
        InetAddress address = ListenAddress.of(environment.getProperty("HOST", DEFAULT_HOST));
        String hosts = environment.getProperty("ALLOWED_HOSTS", ownNames(address));
        String origins = environment.getProperty("ALLOWED_ORIGINS", hosts);
        return new HttpSettings(address, port(environment.getProperty("PORT", String.valueOf(DEFAULT_PORT))),
                list("ALLOWED_HOSTS", hosts, HOST, "a list of host names without port, such as localhost,127.0.0.1"),
                list("ALLOWED_ORIGINS", origins, ORIGIN,
                        "a list of hosts or origins, such as localhost,https://chat.example.com"));
    }

    /** Whether no other machine can reach the server. */
    public boolean onThisMachineOnly() {
        return address.isLoopbackAddress();
    }

    /** Where a browser finds a server that listens on that port. */
    public String url(int listening) {
        boolean local = onThisMachineOnly() || address.isAnyLocalAddress();
        return "http://%s:%d".formatted(local ? "localhost" : ListenAddress.inUrl(address), listening);
    }

    /** @param authority a host name, perhaps with a port */
    boolean answersUnder(@Nullable String authority) {
        return authority != null && allowedHosts.contains(hostOf(authority));
    }

    /** Without its port; empty where it is none. */
    static String hostOf(String authority) {
        var parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
        return parts.matches() ? parts.group(1) : "";
    }

    static boolean isHost(String name) {
        return HOST.matcher(name).matches();
    }

    private static String ownNames(InetAddress address) {
        return Stream.concat(Stream.of(LOCAL_HOSTS), ListenAddress.names(address).stream())
                .collect(Collectors.joining(","));
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw InvalidSetting.of("PORT", text, "a number from 0 to 65535");
    }

    private static Set<String> list(String key, String text, Pattern form, String allowed) {
        Set<String> entries = Arrays.stream(text.split(",", -1)).map(String::strip).filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(LinkedHashSet::new));
        if (entries.isEmpty() || !entries.stream().allMatch(entry -> form.matcher(entry).matches())) {
            throw InvalidSetting.of(key, text, allowed);
        }
        return entries;
    }
}
