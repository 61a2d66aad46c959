package dev.sqlchat.review;

import java.util.Locale;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.TypeClash;
import dev.sqlchat.sql.TypeClashes;

/** Doubts queries that take a column for what it is not, where the database would not mind. */
final class TypeRule {

    private TypeRule() {}

    static Optional<Finding.Doubted> doubt(CheckedQuery query, Catalog catalog) {
        return TypeClashes.of(query, catalog).stream().findFirst()
                .map(clash -> new Finding.Doubted("type-mismatch", reason(clash)));
    }

    private static String reason(TypeClash clash) {
        return "%s cannot be right: %s is a %s. Write what it is compared with as it is stored, or take another column."
                .formatted(clash.expression(), clash.column(), clash.type().name().toLowerCase(Locale.ROOT));
    }
}
