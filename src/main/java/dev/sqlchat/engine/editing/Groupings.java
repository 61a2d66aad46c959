package dev.sqlchat.engine.editing;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** What the rows of a query can be grouped by without doubt what is meant. */
final class Groupings {

    private static final int MOST_GROUPS = 50;
    private static final int MOST_ROWS = 1_000;
    /** With the most days that each has. */
    private static final Map<Grain, Integer> GRAINS = grains();

    private final Edition edition;

    Groupings(Edition edition) {
        this.edition = edition;
    }

    /** The nearest first. */
    Stream<GroupOption> options() {
        var rows = edition.rows().map(List::of).orElse(List.of());
        var others = edition.reach().tables().stream().filter(table -> !rows.contains(table)).toList();
        return Stream.of(rows.stream().flatMap(this::categories), periods(), others.stream().flatMap(this::named),
                others.stream().flatMap(this::categories)).flatMap(options -> options);
    }

    private Stream<GroupOption> categories(TableSource source) {
        var table = edition.table(source);
        return table.columns().stream().filter(column -> isCategory(column) && !names(table, column))
                .map(column -> edition.field(source, column))
                .map(field -> new GroupOption(edition.words().of(field), field, List.of(field), source,
                        isFixed(field)));
    }

    private boolean isCategory(ColumnProfile column) {
        var statistics = column.column().statistics();
        var several = statistics.distinctValues() < 0
                ? statistics.samples().size() > 1
                : statistics.distinctValues() > 1 && statistics.distinctValues() <= MOST_GROUPS;
        return several && !column.identifies()
                && (column.column().type() == ColumnType.TEXT || column.column().type() == ColumnType.BOOLEAN);
    }

    /** The table itself is offered then. */
    private boolean names(TableProfile table, ColumnProfile column) {
        return table.naming().contains(column)
                && edition.rows().map(TableSource::table).filter(table.name()::equals).isEmpty()
                && table.key().isPresent();
    }

    /** All rows have the same value, or those that one of the numbers is of. */
    private boolean isFixed(Field field) {
        return Stream
                .concat(edition.select().where().stream(), edition.own().stream().map(NumberConditions.Own::condition))
                .anyMatch(condition -> condition instanceof Condition.Comparison(var left, var comparator, var _)
                        && comparator == Condition.Comparator.EQUAL && left.equals(field));
    }

    private Stream<GroupOption> named(TableSource source) {
        var table = edition.table(source);
        var few = table.table().estimatedRows() <= MOST_ROWS;
        return table.key().filter(key -> few && !table.naming().contains(key))
                .map(key -> new GroupOption(edition.words().row(source), edition.field(source, key),
                        table.naming().stream().<Expression>map(column -> edition.field(source, column)).toList(),
                        source, false))
                .stream();
    }

    /** Of the days that the plan is restricted to, else of the only ones there are; not where two times are compared. */
    private Stream<GroupOption> periods() {
        var restricted = FilterParts.conditions(edition.select()).filter(Within.class::isInstance)
                .map(Within.class::cast).toList();
        var days = restricted.stream().map(Within::date).filter(Field.class::isInstance).map(Field.class::cast)
                .distinct().toList();
        var dates = days.isEmpty() ? dates() : days;
        return dates.size() == 1 && edition.own().stream().noneMatch(own -> TimeParts.isTime(own.condition(), edition))
                ? GRAINS.entrySet().stream()
                        .filter(grain -> restricted.stream().allMatch(within -> divides(grain, within)))
                        .map(grain -> period(grain.getKey(), dates.getFirst()))
                : Stream.of();
    }

    /** Whether there can be more than one of the periods. */
    private static boolean divides(Map.Entry<Grain, Integer> grain, Within within) {
        return within.from() == null || within.before() == null
                || ChronoUnit.DAYS.between(within.from(), within.before()) > grain.getValue();
    }

    private List<Field> dates() {
        return edition.rows().stream().flatMap(source -> edition.table(source).columns().stream()
                .filter(column -> column.is(Role.DATE) && column.column().type().temporal())
                .map(column -> edition.field(source, column))).toList();
    }

    private static Map<Grain, Integer> grains() {
        var days = new LinkedHashMap<Grain, Integer>();
        days.put(Grain.MONTH, 31);
        days.put(Grain.QUARTER, 92);
        days.put(Grain.YEAR, 366);
        days.put(Grain.WEEK, 7);
        days.put(Grain.DAY, 1);
        return days;
    }

    private static GroupOption period(Grain grain, Field date) {
        var period = new Expression.Period(grain, date);
        return new GroupOption(grain.name().toLowerCase(Locale.ROOT), period, List.of(period),
                (TableSource) date.source(), false);
    }
}
