/**
 * What a query says, with every name resolved and in one way of writing it: aliases, positions, parentheses, the side of a
 * comparison and the kind of join make no difference here. Must not judge the query, and has no form of what it does not know
 * exactly.
 */
@NamedInterface("form")
@NullMarked
package dev.sqlchat.sql.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
