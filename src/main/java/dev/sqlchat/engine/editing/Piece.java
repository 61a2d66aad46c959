package dev.sqlchat.engine.editing;

import java.util.Optional;
import java.util.function.Function;

/**
 * A part with what its edits make.
 *
 * @param removed the plan without it; empty where that means nothing
 * @param replaced the plan with this value in its place; empty where the part cannot have it
 */
record Piece(Part part, Optional<Change> removed, Function<String, Optional<Change>> replaced) {}
