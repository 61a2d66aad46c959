package dev.sqlchat.access;

import java.util.Set;

/**
 * Somebody who calls, and owns what results from it.
 *
 * @param id stays the same, and is never another's
 */
public record Principal(String id, Set<Scope> scopes) {

    /** Who runs the product: the only one where no key is needed, the bearer of {@code API_KEY}, the commands. */
    public static final Principal OPERATOR = new Principal("local", Set.of(Scope.ADMIN));

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
