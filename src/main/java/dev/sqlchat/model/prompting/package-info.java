/**
 * Lets a language model take the agent's steps: what it is sent of the question, the schema and what was done, and what
 * its reply means. Must not know a provider's wire format.
 */
@NullMarked
package dev.sqlchat.model.prompting;

import org.jspecify.annotations.NullMarked;
