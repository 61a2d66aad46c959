package dev.sqlchat.engine.proposing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Discretion;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.UnitColumns;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** What can be asked of one table: what it measures, when, and by which categories; the best of each first. */
record Subject(TableProfile table, List<ColumnProfile> measures, List<ColumnProfile> dates,
        List<ColumnProfile> categories) {

    private static final int FEWEST_CATEGORIES = 2;
    private static final int MOST_CATEGORIES = 20;
    private static final int LONGEST_CATEGORY = 40;

    static Subject of(TableProfile table) {
        return new Subject(table, best(table, column -> measures(table, column), Subject::worth),
                best(table, Subject::dates, column -> NameList.CHANGED.has(column.words()) ? 1 : 0),
                best(table, column -> categorizes(table, column), Subject::plainness));
    }

    TableName name() {
        return table.name();
    }

    /** A measure whose sum says something. */
    Optional<ColumnProfile> amount() {
        return measures.stream().filter(Subject::addsUp).findFirst();
    }

    static boolean addsUp(ColumnProfile measure) {
        return !NameList.EACH.has(measure.words());
    }

    /** The value that most rows have, of those that may be shown. */
    static Optional<String> frequentValue(ColumnProfile category) {
        return category.column().statistics().samples().stream().filter(Subject::speaks).findFirst();
    }

    private static boolean speaks(String value) {
        return Discretion.mayShow(value) && value.length() > 1 && value.length() <= LONGEST_CATEGORY
                && value.strip().equals(value)
                && value.chars().filter(Character::isLetter).count() * 2 > value.length();
    }

    private static List<ColumnProfile> best(TableProfile table, Predicate<ColumnProfile> which,
            ToIntFunction<ColumnProfile> worse) {
        return table.columns().stream().filter(which).sorted(Comparator.comparingInt(worse)).toList();
    }

    private static boolean measures(TableProfile table, ColumnProfile column) {
        return column.is(Role.MEASURE) && !column.is(Role.FLAG) && !column.is(Role.DATE) && !column.identifies()
                && !NameList.NO_MEASURE.hasLast(column.words()) && column.ref().column().length() > 1
                && isQuantity(column) && ofOneUnit(table, column);
    }

    /** Whole numbers are often codes: only their names tell. */
    private static boolean isQuantity(ColumnProfile column) {
        return column.column().type() == ColumnType.DECIMAL || column.is(Role.TALLY)
                || Stream.of(NameList.MONEY, NameList.EACH, NameList.TALLY).anyMatch(list -> list.has(column.words()));
    }

    private static boolean ofOneUnit(TableProfile table, ColumnProfile measure) {
        return UnitColumns.of(table.table(), measure.ref().column())
                .map(unit -> unit.statistics().distinctValues() == 1).orElse(true);
    }

    private static int worth(ColumnProfile measure) {
        if (NameList.MONEY.has(measure.words()) && addsUp(measure)) {
            return 0;
        }
        return measure.column().type() == ColumnType.DECIMAL ? 1 : 2;
    }

    private static boolean dates(ColumnProfile column) {
        return column.column().type().temporal() && column.column().statistics().nullFraction() < 0.5;
    }

    private static boolean categorizes(TableProfile table, ColumnProfile column) {
        var statistics = column.column().statistics();
        var distinct = statistics.distinctValues() < 0 ? statistics.samples().size() : statistics.distinctValues();
        return column.column().type() == ColumnType.TEXT && !column.identifies() && !column.is(Role.FLAG)
                && !NameList.NO_CATEGORY.hasLast(Wording.category(column)) && !table.naming().contains(column)
                && !Wording.ofCategory(column).equals(Wording.thing(table)) && repeats(table, distinct)
                && !statistics.samples().isEmpty()
                && distinct >= FEWEST_CATEGORIES && distinct <= MOST_CATEGORIES
                && Discretion.mayShowValuesOf(column.ref().column())
                && statistics.samples().stream().allMatch(Subject::speaks);
    }

    /** Whether values stand for kinds of rows, and not for the rows themselves. */
    private static boolean repeats(TableProfile table, long distinct) {
        return table.table().estimatedRows() < 0 || distinct * 2 <= table.table().estimatedRows();
    }

    private static int plainness(ColumnProfile category) {
        var lists = Stream.of(NameList.KIND, NameList.PLACE, NameList.STATE).toList();
        for (var at = 0; at < lists.size(); at++) {
            if (lists.get(at).hasLast(category.words())) {
                return at;
            }
        }
        return lists.size();
    }
}
