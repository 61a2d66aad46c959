package dev.sqlchat.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** What proxies say in headers of the requests that they pass on. */
final class Forwarded {

    /** Under these the server is known outside; other headers of proxies tell of the caller, whom no proxy is believed to know. */
    private static final Map<String, Pattern> ADDRESS = Map.of("x-forwarded-proto", list("https?"),
            "x-forwarded-port", list("\\d{1,5}"),
            "x-forwarded-prefix", list("/?|(?:/(?!\\.+(?:/|$|,))[A-Za-z0-9._~-]+)+/?"));
    private static final String HOST = "x-forwarded-host";

    private Forwarded() {}

    private static Pattern list(String one) {
        return Pattern.compile("(?:%s)(?:\\s*,\\s*(?:%s))*".formatted(one, one));
    }

    /** Whether a proxy has passed the request on, whatever it says of whom. */
    static boolean isBy(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream().anyMatch(Forwarded::isOfProxies);
    }

    static boolean isOfProxies(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded") || name.equals("forwarded") || name.equals("x-real-ip")
                || name.equals("via");
    }

    /**
     * The address under which the server is known outside, as headers by their names in lower case; without what cannot
     * be, and without a host that the server does not answer under.
     */
    static Map<String, String> address(HttpServletRequest request, HttpSettings settings) {
        var address = new LinkedHashMap<String, String>();
        ADDRESS.forEach((name, form) -> {
            var value = String.join(",", Collections.list(request.getHeaders(name)));
            if (form.matcher(value).matches()) {
                address.put(name, value);
            }
        });
        var hosts = Collections.list(request.getHeaders(HOST));
        if (hosts.size() == 1 && settings.answersUnder(hosts.getFirst())) {
            address.put(HOST, hosts.getFirst());
        }
        return address;
    }

    static List<String> names(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream().filter(name -> !isOfProxies(name)).toList();
    }
}
