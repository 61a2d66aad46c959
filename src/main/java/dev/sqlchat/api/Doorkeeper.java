package dev.sqlchat.api;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.sqlchat.access.Access;
import dev.sqlchat.access.Admission;
import dev.sqlchat.access.Principal;
import dev.sqlchat.access.Scope;

/** Lets in who shows a key that is good for the address; without any key, who calls from this machine. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
class Doorkeeper extends OncePerRequestFilter {

    /** The request's attribute with the {@link Principal}, where the address needs one. */
    static final String PRINCIPAL = Principal.class.getName();

    private final Access access;
    private final PathRules rules;

    Doorkeeper(Access access, PathRules rules) {
        this.access = access;
        this.rules = rules;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = rules.needed(request.getServletPath(), isLocal(request))
                .flatMap(scope -> refusal(request, scope));
        if (refusal.isPresent()) {
            ProblemWriter.write(response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Problem> refusal(HttpServletRequest request, Scope needed) {
        if (!access.needsKey() && !isLocal(request)) {
            return Optional.of(Problem.of(HttpStatus.FORBIDDEN, "local_only",
                    "This server has no key yet and hears only its own machine; \"./sqlchat keys create\" makes one."));
        }
        return switch (access.admit(ShownKey.of(request))) {
            case Admission.Admitted(var principal) -> {
                request.setAttribute(PRINCIPAL, principal);
                yield principal.may(needed) ? Optional.empty() : Optional.of(tooSmall(needed));
            }
            case Admission.Refused(var reason) -> Optional.of(problem(reason));
        };
    }

    /** What a proxy on this machine passes on comes from elsewhere. */
    private static boolean isLocal(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && !Forwarded.isBy(request);
    }

    private static Problem problem(Admission.Reason reason) {
        return switch (reason) {
            case MISSING -> Problem.of(HttpStatus.FORBIDDEN, "missing_key",
                    "A key is needed: send it as X-API-Key, or as Authorization: Bearer.");
            case WRONG -> Problem.of(HttpStatus.FORBIDDEN, "wrong_key",
                    "The key is not known here. Check that all of it was sent, and to the right server.");
            case EXPIRED -> Problem.of(HttpStatus.FORBIDDEN, "expired_key",
                    "The key has expired. Ask who runs the server for a new one.");
            case REVOKED -> Problem.of(HttpStatus.FORBIDDEN, "revoked_key",
                    "The key was revoked. Ask who runs the server for a new one.");
        };
    }

    private static Problem tooSmall(Scope needed) {
        return Problem.of(HttpStatus.FORBIDDEN, "scope_too_small",
                "The key may not do that: it needs the scope %s. Ask who runs the server for one that has it."
                        .formatted(needed));
    }
}
