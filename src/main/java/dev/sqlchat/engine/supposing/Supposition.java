package dev.sqlchat.engine.supposing;

import dev.sqlchat.engine.linking.Tagging;

/**
 * A question that supposes a change.
 *
 * @param changed the words that say what changes, and of which rows
 * @param rest the question without it
 * @param read the whole question, the words of the change passed over
 */
record Supposition(Tagging changed, Change change, Tagging rest, Tagging read) {}
