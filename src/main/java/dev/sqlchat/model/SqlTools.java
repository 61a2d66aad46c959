package dev.sqlchat.model;

/** Names of the tools that every model works a database with. */
public final class SqlTools {

    public static final String LIST_TABLES = "sql_db_list_tables";
    public static final String SCHEMA = "sql_db_schema";
    public static final String QUERY = "sql_db_query";

    private SqlTools() {}
}
