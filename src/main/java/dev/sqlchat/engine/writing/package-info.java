/** Writes query plans: as SQL of a dialect, and in plain English. It must not change what a plan asks, nor execute anything. */
@NamedInterface("writing")
@NullMarked
package dev.sqlchat.engine.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
