package dev.sqlchat.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;

/** What may be asked next about days: others, and numbers by the calendar. */
final class TimeMoves {

    private final Select select;
    private final Catalog catalog;
    private final LocalDate today;
    private final Days days;
    private final Changed changed;

    TimeMoves(Select select, Catalog catalog, LocalDate today) {
        this.select = select;
        this.catalog = catalog;
        this.today = today;
        this.days = Days.of(select);
        this.changed = new Changed(select);
    }

    /** The same of the calendar month or year before. */
    Stream<Suggestion> before() {
        return days.before().stream().map(named -> Suggestion.of("And in %s?".formatted(named.name()), changed.instead(
                named.days())));
    }

    /** The same of more days, or of days for which there is more. */
    Stream<Suggestion> wider() {
        return days.wider(today).map(named -> Suggestion.of("And in %s?".formatted(named.name()), changed.instead(named
                .days())));
    }

    /** Those of this year, where they are of all times. */
    Stream<Suggestion> lately() {
        return days.unrestricted() ? date().map(this::thisYear).stream() : Stream.of();
    }

    private Suggestion thisYear(Field date) {
        var start = today.withDayOfYear(1);
        return Suggestion.of("Only this year", changed.only(new Within(date, start, start.plusYears(1))));
    }

    /** By the only date that there is, in periods of which the days have several. */
    Stream<Suggestion> per() {
        return date().stream().flatMap(date -> grains().flatMap(grain -> per(grain, date)));
    }

    private Stream<Grain> grains() {
        if (days.unrestricted()) {
            return Stream.of(Grain.MONTH, Grain.YEAR);
        }
        return Stream.of(days.areShort() ? Grain.DAY : Grain.MONTH);
    }

    /** By longer periods, or by shorter ones where there are no longer ones. */
    Stream<Suggestion> perOther(Period period) {
        return period.date() instanceof Field date
                ? otherGrain(period.grain()).flatMap(grain -> per(grain, date))
                : Stream.of();
    }

    private Stream<Grain> otherGrain(Grain grain) {
        return switch (grain) {
            case YEAR, WEEK -> Stream.of(Grain.MONTH);
            case DAY -> Stream.of(days.areShort() ? Grain.WEEK : Grain.MONTH);
            case QUARTER -> Stream.of(Grain.YEAR);
            case MONTH -> Stream.of(days.unrestricted() ? Grain.YEAR : Grain.WEEK);
            case MONTH_OF_YEAR, DAY_OF_WEEK, HOUR_OF_DAY -> Stream.of();
        };
    }

    /** Unless a column is called as the period. */
    private Stream<Suggestion> per(Grain grain, Field date) {
        var period = grain.name().toLowerCase(Locale.ROOT);
        return date.source() instanceof TableSource(TableName table, _) && columns(table).stream().map(Column::name)
                .noneMatch(period::equalsIgnoreCase)
                        ? Stream.of(Suggestion.of("Show it per " + period, changed.by(grain, table)))
                        : Stream.of();
    }

    /** That of the days, else the only one that the rows have. */
    private Optional<Field> date() {
        var restricted = days.restrictions().stream().map(Within::date).filter(Field.class::isInstance)
                .map(Field.class::cast).findFirst();
        return restricted.or(() -> Subject.ofRows(select.from(), catalog) instanceof TableSource rows
                ? date(rows)
                : Optional.empty());
    }

    private Optional<Field> date(TableSource rows) {
        var dates = columns(rows.table()).stream().filter(column -> column.type().temporal()).toList();
        return dates.size() == 1 ? Optional.of(new Field(rows, dates.getFirst().name())) : Optional.empty();
    }

    private List<Column> columns(TableName table) {
        return catalog.table(table).map(found -> found.columns()).orElse(List.of());
    }
}
