package dev.sqlchat.api;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.sqlchat.access.Scope;

/** Which scope an address asks for. The page, the health and what is shared are open. */
@Component
class PathRules {

    private static final List<String> ASK = List.of("/v1", "/mcp");
    /** What tells of the server itself; on this machine only it hides nothing from who runs it. */
    private static final List<String> ADMIN = List.of("/docs", "/swagger-ui", "/metrics", "/actuator");
    /** What tells of everybody's questions. */
    private static final String ANALYTICS = "/v1/analytics";
    private static final String EVERYBODYS_USAGE = "/v1/usage/users";
    /** What works the databases hard. */
    private static final String DATABASES = "/v1/databases";
    private static final String REFRESH = "/refresh";
    /** What takes in or gives out everybody's. */
    private static final List<String> TRANSFERS = List.of("/v1/verified-queries/export",
            "/v1/verified-queries/import");
    /** Whoever knows the id of something shared may read it. */
    private static final String SHARED = "/v1/shared";
    private static final String HEALTH = "/actuator/health";

    private final HttpSettings settings;

    PathRules(HttpSettings settings) {
        this.settings = settings;
    }

    /**
     * @param path as the container decoded it
     * @param local whether the caller is on this machine, and nobody's proxy
     */
    Optional<Scope> needed(String path, boolean local) {
        if (within(path, ANALYTICS) || within(path, EVERYBODYS_USAGE)
                || within(path, DATABASES) && path.endsWith(REFRESH)
                || TRANSFERS.stream().anyMatch(transfer -> within(path, transfer))) {
            return Optional.of(Scope.ADMIN);
        }
        if (within(path, SHARED)) {
            return Optional.empty();
        }
        if (ASK.stream().anyMatch(root -> within(path, root))) {
            return Optional.of(Scope.ASK);
        }
        boolean admin = !within(path, HEALTH) && ADMIN.stream().anyMatch(root -> within(path, root))
                && !(local && settings.onThisMachineOnly());
        return admin ? Optional.of(Scope.ADMIN) : Optional.empty();
    }

    private static boolean within(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
