package dev.sqlchat.catalog;

/** One column of one table, both as the database spells them. */
public record ColumnRef(TableName table, String column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
