/**
 * Questions that a database invites: phrased from the names, keys and frequent values of its catalog, each with what a right
 * reading of it asks. Must not read them itself, nor look at rows.
 */
@NamedInterface("proposing")
@NullMarked
package dev.sqlchat.engine.proposing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
