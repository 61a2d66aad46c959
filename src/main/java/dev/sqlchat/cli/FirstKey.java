package dev.sqlchat.cli;

import java.util.Optional;

import org.springframework.context.ApplicationContext;

import dev.sqlchat.access.Access;
import dev.sqlchat.access.CreatedKey;
import dev.sqlchat.api.HttpSettings;

/** The key without which nobody could call a server that other machines reach. */
final class FirstKey {

    private FirstKey() {}

    /** What the user reads of it, this once; empty where there is a key already, or none is needed. */
    static Optional<String> make(ApplicationContext context) {
        return context.getBean(HttpSettings.class).onThisMachineOnly()
                ? Optional.empty()
                : context.getBean(Access.class).firstKey().map(FirstKey::text);
    }

    private static String text(CreatedKey created) {
        return """
                Its key, shown only now: %s
                It may do everything; send it as X-API-Key. More keys: sqlchat keys create"""
                .formatted(created.secret());
    }
}
