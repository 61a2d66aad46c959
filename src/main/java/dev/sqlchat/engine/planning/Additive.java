package dev.sqlchat.engine.planning;

import java.util.Collections;
import java.util.Set;

import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Whether adding up a column's values means something: money and quantities do, rates and ages do not. */
public final class Additive {

    private static final Set<String> AMOUNTS = Set.of("cost", "amount", "quantity", "total", "revenue", "sale",
            "payment",
            "spend", "expense", "usage", "profit", "income", "saving", "budget", "charge", "fee", "tax", "discount",
            "unit",
            "hour", "minute", "second", "byte", "count", "volume");
    private static final Set<String> RATES = Set.of("rate", "average", "percent", "percentage", "ratio", "price", "per",
            "max", "min",
            "maximum", "minimum", "mean", "limit", "score", "rating");

    private Additive() {}

    public static boolean is(ColumnProfile column) {
        return column.is(Role.MEASURE) && !Collections.disjoint(column.words(), AMOUNTS)
                && Collections.disjoint(column.words(), RATES);
    }
}
