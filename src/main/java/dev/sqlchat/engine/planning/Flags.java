package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Locale;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.schema.ColumnProfile;

/** How a column stores yes and no. */
final class Flags {

    private static final List<String> YES = List.of("1", "t", "y", "true", "yes");

    private Flags() {}

    static Constant constant(ColumnProfile column, boolean wanted) {
        if (column.column().type() == ColumnType.BOOLEAN) {
            return new Constant(wanted);
        }
        var stored = column.column().statistics().samples().stream().filter(sample -> isYes(sample) == wanted)
                .findFirst()
                .orElse(wanted ? "1" : "0");
        return column.column().type().numeric() ? new Constant(Long.valueOf(stored)) : new Constant(stored);
    }

    private static boolean isYes(String sample) {
        return YES.contains(sample.toLowerCase(Locale.ROOT));
    }
}
