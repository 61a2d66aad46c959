/**
 * The query plan: what a question asks of the data, as a typed tree that SQL of any dialect is written from,
 * and what holds of such a tree by itself: its parts, and what its rows are. Must not make, change or write plans.
 */
@NamedInterface("plan")
@NullMarked
package dev.sqlchat.engine.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
