package dev.sqlchat.conversation;

/**
 * A turn whose run ended without an answer, and that goes on now.
 *
 * @param number as it was
 */
public record Interrupted(Opening opening, int number) {}
