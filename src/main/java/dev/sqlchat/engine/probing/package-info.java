/**
 * How the engine asks what a query finds before it decides what is meant: a port that somebody with a connection
 * implements. Must not read by itself.
 */
@NamedInterface("probing")
@NullMarked
package dev.sqlchat.engine.probing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
