package dev.sqlchat.engine.editing;

import java.util.List;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * Something that numbers can be broken down by.
 *
 * @param text what it is: "location", "team", "month"
 * @param key what tells the groups apart
 * @param shown what they are called
 * @param table that the query needs for it
 * @param single all rows are of one group
 */
record GroupOption(String text, Expression key, List<Expression> shown, TableSource table, boolean single) {

    /** Comes in the order of time. */
    boolean isPeriod() {
        return key instanceof Expression.Period;
    }
}
