package dev.sqlchat.review;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.database.Forecast;
import dev.sqlchat.database.Forecast.Planned;
import dev.sqlchat.sql.CheckedQuery;

/** Refuses what goes through far more combinations of rows than there are rows. */
final class PlanRule {

    private static final String TOO_COSTLY = "too-costly";
    /** A table read once is never too much, nor are joins along keys, however large the tables are. */
    private static final int TIMES_STORED = 10;
    private static final int MOST_TIES = 3;

    private final long most;

    /** @param most rows and combinations of rows; 0 refuses nothing */
    PlanRule(long most) {
        this.most = most;
    }

    boolean off() {
        return most == 0;
    }

    Optional<Finding.Refused> refusal(CheckedQuery query, Forecast forecast, Catalog catalog) {
        return forecast instanceof Planned plan && !off() && plan.handled() > most
                && plan.handled() > TIMES_STORED * plan.stored()
                        ? Optional.of(new Finding.Refused(TOO_COSTLY, reason(plan) + " " + ties(query.tables(), catalog)
                                + " Or filter or aggregate each of them before they are joined."))
                        : Optional.empty();
    }

    Optional<Finding.Noted> note(Forecast forecast) {
        return forecast instanceof Planned plan
                ? Optional.of(new Finding.Noted("plan", "By the plan of the database it goes through about %s rows."
                        .formatted(number(Math.round(plan.handled())))))
                : Optional.empty();
    }

    private String reason(Planned plan) {
        return "By the plan of the database it would go through about %s rows and combinations of rows, more than the %s "
                .formatted(number(Math.round(plan.handled())), number(most))
                + "that are allowed. It reads %s.".formatted(plan.reads().stream()
                        .map(read -> "%s (%s rows)".formatted(read.name(), number(read.rows())))
                        .collect(Collectors.joining(", ")));
    }

    private static String ties(Set<TableName> tables, Catalog catalog) {
        var ties = catalog.foreignKeys().stream()
                .filter(key -> tables.contains(key.from()) && tables.contains(key.to()))
                .limit(MOST_TIES).map(PlanRule::tie).toList();
        return ties.isEmpty()
                ? "Tie the tables to each other by columns that are nearly unique in one of them."
                : "Tie the tables to each other: " + String.join("; ", ties) + ".";
    }

    private static String tie(ForeignKey key) {
        return IntStream.range(0, key.columns().size()).mapToObj(at -> "%s.%s = %s.%s".formatted(key.from(),
                key.columns().get(at), key.to(), key.referencedColumns().get(at))).collect(Collectors.joining(" AND "));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
