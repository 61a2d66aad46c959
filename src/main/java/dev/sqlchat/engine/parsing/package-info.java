/**
 * Reads a query plan from SQL, whoever wrote that: the inverse of writing. A query that no plan says exactly has none; must
 * not come near it.
 */
@NullMarked
package dev.sqlchat.engine.parsing;

import org.jspecify.annotations.NullMarked;
