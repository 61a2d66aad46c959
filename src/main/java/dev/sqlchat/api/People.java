package dev.sqlchat.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.sqlchat.access.Keys;
import dev.sqlchat.access.Principal;
import dev.sqlchat.knowledge.Person;

/** Knows callers by name. */
@Component
class People {

    private static final String OPERATOR = "the local user";

    private final Keys keys;

    People(Keys keys) {
        this.keys = keys;
    }

    Person of(Principal user) {
        return new Person(user.id(), nameOf(user.id()));
    }

    /** Null where nobody said whose it is. */
    @Nullable
    String nameOf(String id) {
        return id.equals(Principal.OPERATOR.id()) ? OPERATOR : keys.nameOf(id).orElse(null);
    }
}
