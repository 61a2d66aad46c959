package dev.sqlchat.database;

/** Why a database does not run a query. The codes are stable. */
public enum FailureKind {
    /** A table or schema that is not there. */
    UNKNOWN_TABLE("unknown-table", false),
    /** A column that is not there. */
    UNKNOWN_COLUMN("unknown-column", false),
    /** A function that this database does not have. */
    UNKNOWN_FUNCTION("unknown-function", false),
    /** A name that could mean several things. */
    AMBIGUOUS_NAME("ambiguous-name", false),
    /** An operator or function that does not take what it is given. */
    TYPE_MISMATCH("type-mismatch", false),
    /** Columns and aggregates that do not go together. */
    GROUPING("grouping", false),
    /** Not what the dialect calls SQL. */
    SYNTAX("syntax", false), DIVISION_BY_ZERO("division-by-zero", false),
    /** A subquery that stands for one value finds several rows. */
    SEVERAL_ROWS("several-rows", false),
    /** A value that cannot be read as what it is taken for, or a number that is too large. */
    INVALID_VALUE("invalid-value", true),
    /** More than the database or the driver can hold. */
    TOO_LARGE("too-large", true),
    /** The login may not. */
    NOT_PERMITTED("not-permitted", false),
    /** The database is away or busy. */
    UNAVAILABLE("unavailable", false),
    /** None of these. */
    OTHER("other", true);

    private final String code;
    private final boolean valuesQuoted;

    FailureKind(String code, boolean valuesQuoted) {
        this.code = code;
        this.valuesQuoted = valuesQuoted;
    }

    public String code() {
        return code;
    }

    /** Whether the database's words always may quote what is stored; a single failure of another kind may, too. */
    public boolean mayQuoteValues() {
        return valuesQuoted;
    }

    /** Whether the query names what the schema does not have. */
    boolean ofSchema() {
        return this == UNKNOWN_TABLE || this == UNKNOWN_COLUMN;
    }
}
