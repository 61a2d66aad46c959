package dev.sqlchat.database;

import java.util.List;
import java.util.Map;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;

/**
 * What a database says of itself.
 *
 * @param samples values that were read of columns; may lack any column
 */
record CatalogFacts(List<Table> tables, List<ForeignKey> declaredKeys, Map<ColumnRef, SampledValues> samples) {}
