/** Finds how tables that a question needs join over the catalog's keys. It must not know words of the question, nor SQL. */
@NullMarked
package dev.sqlchat.engine.joins;

import org.jspecify.annotations.NullMarked;
