package dev.sqlchat.api;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets links and redirects lead to the address under which a trusted proxy says that the server is known. Stands behind
 * everything that judges callers, which never believes a proxy.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 35)
class OutsideAddress extends OncePerRequestFilter {

    private final HttpSettings http;
    private final ProxySettings proxies;
    private final ForwardedHeaderFilter forwarded = new ForwardedHeaderFilter(false);

    OutsideAddress(HttpSettings http, ProxySettings proxies) {
        this.http = http;
        this.proxies = proxies;
        this.forwarded.setUseForwardedPrefix(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = proxies.trusts(InetAddress.ofLiteral(request.getRemoteAddr()))
                ? Forwarded.address(request, http)
                : Map.<String, String>of();
        forwarded.doFilter(new Passed(request, address), response, chain);
    }

    /** With no more of a proxy's headers than the address. */
    private static final class Passed extends HttpServletRequestWrapper {

        private final Map<String, String> address;

        Passed(HttpServletRequest request, Map<String, String> address) {
            super(request);
            this.address = address;
        }

        private HttpServletRequest original() {
            return (HttpServletRequest) getRequest();
        }

        @Override
        public @Nullable String getHeader(String name) {
            return Forwarded.isOfProxies(name)
                    ? address.get(name.toLowerCase(Locale.ROOT))
                    : original().getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (!Forwarded.isOfProxies(name)) {
                return original().getHeaders(name);
            }
            var value = address.get(name.toLowerCase(Locale.ROOT));
            return Collections.enumeration(value == null ? List.of() : List.of(value));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(
                    Stream.concat(Forwarded.names(original()).stream(), address.keySet().stream()).toList());
        }
    }
}
