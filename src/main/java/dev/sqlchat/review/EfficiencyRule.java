package dev.sqlchat.review;

import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Habit;
import dev.sqlchat.sql.Habits;

/** Notes what a query reads or shows without need. */
final class EfficiencyRule {

    private static final int MANY_COLUMNS = 5;
    private static final long MANY_ROWS = 1_000;

    private EfficiencyRule() {}

    static Stream<Finding.Noted> notes(CheckedQuery query, Catalog catalog) {
        var large = query.tables().stream().flatMap(name -> catalog.table(name).stream())
                .mapToLong(Table::estimatedRows).anyMatch(rows -> rows > MANY_ROWS);
        return Habits.of(query, catalog).stream().flatMap(habit -> note(habit, large).stream());
    }

    private static Optional<Finding.Noted> note(Habit habit, boolean large) {
        return switch (habit) {
            case Habit.AllColumns all when all.columns() > MANY_COLUMNS -> noted("all-columns",
                    "It shows all %d columns. Select only those that the question asks for.".formatted(all.columns()));
            case Habit.Unlimited _ when large -> noted("no-limit",
                    "It lists rows of a large table without end. Add WHERE or LIMIT, or aggregate.");
            case Habit.ComputedFilter filter when large -> noted("computed-filter",
                    "%s computes with %s in every row. Compare the column itself, for a period by >= its first day and < the day after."
                            .formatted(filter.condition(), filter.column()));
            case Habit.OpenPattern pattern when large -> noted("open-pattern",
                    "%s reads every row. Compare with = where the value is known.".formatted(pattern.condition()));
            case Habit.AllColumns _,Habit.Unlimited _,Habit.ComputedFilter _,Habit.OpenPattern _ -> Optional.empty();
        };
    }

    private static Optional<Finding.Noted> noted(String rule, String advice) {
        return Optional.of(new Finding.Noted(rule, advice));
    }
}
