package dev.sqlchat.catalog;

/** The family of a column's type; what can be asked of it, not how it is stored. */
public enum ColumnType {
    INTEGER, DECIMAL, TEXT, DATE, TIMESTAMP, TIME, BOOLEAN, OTHER;

    public boolean numeric() {
        return this == INTEGER || this == DECIMAL;
    }

    /** Whether values have a calendar day. */
    public boolean temporal() {
        return this == DATE || this == TIMESTAMP;
    }
}
