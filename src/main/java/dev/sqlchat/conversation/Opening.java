package dev.sqlchat.conversation;

/**
 * A turn that is about to run.
 *
 * @param run the id of the answer that it will have
 * @param question in the user's words
 */
public record Opening(String user, String thread, String run, String question) {}
