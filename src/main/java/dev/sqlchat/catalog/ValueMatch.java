package dev.sqlchat.catalog;

/**
 * A stored value that a phrase may mean.
 *
 * @param value exactly as stored
 * @param score from 0 to 1; 1 is the same text
 */
public record ValueMatch(ColumnRef column, String value, Kind kind, double score) {

    /** How the phrase met the value, best first. */
    public enum Kind {
        /** The same text. */
        EXACT,
        /** The same but for case, punctuation and white space. */
        FOLDED,
        /** The same words after stemming: "virtual machine" and "virtualMachines". */
        STEMMED,
        /** The phrase is a whole segment of a structured value: the last part of a path or code. */
        SEGMENT,
        /** The phrase is some of the value's words. */
        WORDS,
        /** Nearly the same letters. */
        FUZZY
    }
}
