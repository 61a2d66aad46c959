package dev.sqlchat.database;

/**
 * A database as the settings name it.
 *
 * @param key where the user wrote it, for messages
 * @param name under which users know it
 */
public record DatabaseSource(String key, String name, DatabaseUrl url) {}
