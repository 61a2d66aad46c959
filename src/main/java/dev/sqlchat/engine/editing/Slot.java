package dev.sqlchat.engine.editing;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that can be added, with what that makes.
 *
 * @param added the plan with this value; empty where it cannot have it
 */
record Slot(Addition addition, Function<String, Optional<Change>> added) {}
