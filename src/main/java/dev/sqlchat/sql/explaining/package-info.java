/**
 * Says in plain words what a parsed query does. Must not judge the query, and must not leave out what it has no words for.
 */
@NullMarked
package dev.sqlchat.sql.explaining;

import org.jspecify.annotations.NullMarked;
