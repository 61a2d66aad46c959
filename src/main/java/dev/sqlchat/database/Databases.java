package dev.sqlchat.database;

import java.util.List;
import java.util.Optional;

/** All data sources of this process, first the default one. Never empty. */
public interface Databases {

    List<Database> all();

    default Database byDefault() {
        return all().getFirst();
    }

    default Optional<Database> named(String name) {
        return all().stream().filter(database -> database.name().equalsIgnoreCase(name)).findFirst();
    }
}
