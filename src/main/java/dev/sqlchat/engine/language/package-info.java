/**
 * English as questions use it: tokens, word forms, numbers and calendar expressions. It knows nothing of any schema
 * and must not guess what a word refers to.
 */
@NamedInterface("language")
@NullMarked
package dev.sqlchat.engine.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
