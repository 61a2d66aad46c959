package dev.sqlchat.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hears only requests to allowed hosts, which stops DNS rebinding, and from pages of allowed origins, which stops
 * other sites from posting in a visitor's name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AllowedCallers extends OncePerRequestFilter {

    private static final Pattern SCHEME = Pattern.compile("^https?://");

    private final HttpSettings settings;

    AllowedCallers(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!settings.answersUnder(request.getHeader("Host"))) {
            ProblemWriter.write(response, Problem.of(HttpStatus.FORBIDDEN, "host_not_allowed",
                    "This server does not answer under that host name; ALLOWED_HOSTS lists those it has."));
        } else if (!originAllowed(request.getHeader("Origin"))) {
            ProblemWriter.write(response, Problem.of(HttpStatus.FORBIDDEN, "origin_not_allowed",
                    "Pages of that origin may not call this server; ALLOWED_ORIGINS lists those that may."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean originAllowed(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        String whole = origin.toLowerCase(Locale.ROOT);
        String authority = SCHEME.matcher(whole).replaceFirst("");
        Set<String> allowed = settings.allowedOrigins();
        return SCHEME.matcher(whole).find()
                && (allowed.contains(whole) || allowed.contains(authority)
                        || allowed.contains(HttpSettings.hostOf(authority)));
    }
}
