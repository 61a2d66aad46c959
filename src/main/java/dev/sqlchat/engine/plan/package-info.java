/**
 * The query plan: what a question asks of the data, as a typed tree that SQL of any dialect is written from. Data only.
 */
@NamedInterface("plan")
@NullMarked
package dev.sqlchat.engine.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
