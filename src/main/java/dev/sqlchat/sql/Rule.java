package dev.sqlchat.sql;

/** Why a text is refused. The codes are stable: users, models and audit lines may rely on them. */
public enum Rule {
    /** Longer than the guard reads. */
    TOO_LONG("too-long"),
    /** Parentheses, cases or expressions nested too deeply. */
    TOO_DEEP("too-deep"),
    /** Control or invisible characters. */
    CONTROL_CHARACTER("control-character"),
    /** Not SQL of the dialect, as far as the parser knows it. */
    SYNTAX("syntax"),
    /** The parser did not end in time. */
    PARSE_TIME("parse-time"),
    /** More than one statement. */
    SEVERAL_STATEMENTS("several-statements"),
    /** One statement that is not a query, or a part of a query that changes data. */
    NOT_A_QUERY("not-a-query"),
    /** A construct outside the allow-list. */
    UNSUPPORTED("unsupported"),
    /** An operator outside the dialect's allow-list. */
    OPERATOR("operator"),
    /** A function outside the dialect's allow-list. */
    FUNCTION("function"),
    /** An allowed function with an argument that could exhaust memory. */
    ARGUMENT("argument"),
    /** A type outside the dialect's allow-list. */
    TYPE("type"),
    /** A table, view or alias that does not exist. */
    UNKNOWN_TABLE("unknown-table"),
    /** A table that the policy hides. */
    HIDDEN_TABLE("hidden-table"),
    /** A column that does not exist. */
    UNKNOWN_COLUMN("unknown-column"),
    /** A column that the policy hides, or a name that could mean one. */
    HIDDEN_COLUMN("hidden-column"),
    /** A name that several tables of the query have. */
    AMBIGUOUS_COLUMN("ambiguous-column"),
    /** The guard itself failed on the text. */
    WALKER_ERROR("walker-error");

    private final String code;

    Rule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
