package dev.sqlchat.sql;

import java.util.List;
import java.util.stream.IntStream;

import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.sql.explaining.Explaining;
import dev.sqlchat.sql.explaining.Facts;

/** What a query does, in sentences that need no knowledge of SQL. */
public final class QueryExplanation {

    private QueryExplanation() {}

    /**
     * In the order in which it can be understood; what there are no words for is quoted, and nothing is left out.
     *
     * @param catalog tells what are days and which columns are keys
     */
    public static List<String> of(CheckedQuery query, Catalog catalog) {
        return query.statement() instanceof Select select
                ? Explaining.of(select, facts(select, catalog)).stream().map(StatementParser::originals).toList()
                : List.of();
    }

    private static Facts facts(Select statement, Catalog catalog) {
        var names = new Names(catalog.dialect(), Vocabulary.of(catalog.dialect()));
        var parts = new FromParts(catalog, names, statement);
        return new Facts(catalog, StatementParser::original, (select, relation) -> SelectBlock.of(select, parts, names)
                .filter(block -> metOnce(block, names.key(relation))).isPresent());
    }

    private static boolean metOnce(SelectBlock block, String key) {
        return IntStream.range(0, block.parts().size()).filter(part -> block.part(part).key().equals(key))
                .anyMatch(part -> block.metOnce(part).equals(block.all()));
    }
}
