package dev.sqlchat.sql.explaining;

import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

import net.sf.jsqlparser.statement.select.PlainSelect;

import dev.sqlchat.catalog.Catalog;

/**
 * What the words need to know beside the query.
 *
 * @param original the name that the query has for one that the parser has seen
 * @param metOnce whether the rows of a relation, by its name in the SELECT, are each in one row at most of what it joins
 */
public record Facts(Catalog catalog, UnaryOperator<String> original, BiPredicate<PlainSelect, String> metOnce) {}
