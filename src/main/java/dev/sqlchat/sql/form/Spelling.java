package dev.sqlchat.sql.form;

/** How the names of a query are compared with those of its database. */
public interface Spelling {

    /** What names that mean the same have in common, for a name as a query writes it. */
    String key(String written);

    /** The same for a name as the database spells it. */
    String storedKey(String stored);

    /** How the database spells a name that a query gives. */
    String given(String written);

    /** The name that the query has for one that its parser has seen. */
    String original(String parsed);
}
