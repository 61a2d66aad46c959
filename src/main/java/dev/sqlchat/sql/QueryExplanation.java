package dev.sqlchat.sql;

import java.util.List;

import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.sql.explaining.Explaining;

/** What a query does, in sentences that need no knowledge of SQL. */
public final class QueryExplanation {

    private QueryExplanation() {}

    /** In the order in which it can be understood; what there are no words for is quoted, and nothing is left out. */
    public static List<String> of(CheckedQuery query) {
        return query.statement() instanceof Select select
                ? Explaining.of(select, StatementParser::original).stream().map(StatementParser::originals).toList()
                : List.of();
    }
}
