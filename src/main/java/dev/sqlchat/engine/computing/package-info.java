/**
 * Questions that compute with two numbers become plans: the words are divided into a question for each number, and the plans
 * of both are put together. Must not resolve columns or tables itself.
 */
@NullMarked
package dev.sqlchat.engine.computing;

import org.jspecify.annotations.NullMarked;
