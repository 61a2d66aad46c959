package dev.sqlchat.sql;

import java.util.Optional;

import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.sql.form.FormReader;
import dev.sqlchat.sql.form.QueryForm;
import dev.sqlchat.sql.form.Spelling;

/** What queries say, with names resolved. */
public final class QueryForms {

    private QueryForms() {}

    /**
     * Empty where the query has something in it that no form is known for.
     *
     * @param catalog what the query was checked against
     */
    public static Optional<QueryForm> of(CheckedQuery query, Catalog catalog) {
        return query.statement() instanceof Select select
                ? FormReader.read(select, catalog, spelling(catalog))
                : Optional.empty();
    }

    private static Spelling spelling(Catalog catalog) {
        var names = new Names(catalog.dialect(), Vocabulary.of(catalog.dialect()));
        return new Spelling() {

            @Override
            public String key(String written) {
                return names.key(written);
            }

            @Override
            public String storedKey(String stored) {
                return names.storedKey(stored);
            }

            @Override
            public String given(String written) {
                return written.startsWith("'")
                        ? written.substring(1, written.length() - 1)
                        : Names.quoted(written) ? Names.bare(written) : names.stored(written);
            }

            @Override
            public String original(String parsed) {
                return StatementParser.original(parsed);
            }
        };
    }
}
