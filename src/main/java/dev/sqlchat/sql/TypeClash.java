package dev.sqlchat.sql;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;

/**
 * A column that is taken for what it is not, in a database that does not mind and finds nothing.
 *
 * @param expression as the query writes it
 * @param type that the column has
 */
public record TypeClash(String expression, ColumnRef column, ColumnType type) {}
