package dev.sqlchat.engine.dialogue;

/** A way in which a question leans on the one before; the resource {@code leans.txt} lists the phrases of each. */
public enum Lean {
    /** Points at what was shown: "those", "which one". */
    POINTS,
    /** Something of what was shown: "their names". */
    OWNS,
    /** Goes on from the question before: "what about", "sort". */
    CONTINUES,
    /** What is asked comes beside what was shown. */
    ADDS,
    /** A grouping replaces the one before. */
    INSTEAD,
    /** A like restriction replaces the one before: "and in Asia?". */
    ALTERNATIVE,
    /** Chooses among what was shown: "which of those". */
    PICKS
}
