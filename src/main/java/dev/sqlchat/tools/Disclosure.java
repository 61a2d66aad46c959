package dev.sqlchat.tools;

/** What a model may be told of stored values. */
public enum Disclosure {
    /** Nothing. */
    NONE(0),
    /** Examples of what columns hold, and the first rows of a result. */
    SAMPLE(5),
    /** Examples, and as many rows as a model can read. */
    ALL(30);

    private final int rows;

    Disclosure(int rows) {
        this.rows = rows;
    }

    /** The most rows of one result. */
    public int rows() {
        return rows;
    }

    public boolean tellsValues() {
        return this != NONE;
    }
}
