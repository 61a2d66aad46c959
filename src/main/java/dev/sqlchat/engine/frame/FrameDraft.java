package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Rank;
import dev.sqlchat.engine.frame.Frame.Sort;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** A frame while it is being read. */
final class FrameDraft {

    final List<Target> targets = new ArrayList<>();
    /** What "large", "high" and the like measure first: they may be of any number. */
    private static final Set<String> ANY_NUMBER = Set.of("size", "height");

    final List<Sort> sorts = new ArrayList<>();
    /** How many of them go the way that was said. */
    private int directed;
    private final Set<TableProfile> entities = new LinkedHashSet<>();
    final RestrictionsDraft restrictions = new RestrictionsDraft();
    private final List<Group> groups = new ArrayList<>();
    boolean distinct;
    boolean eachRow;
    boolean everything;
    boolean compares;
    boolean amount;
    boolean continuing;
    int dropped;
    boolean orderPending;
    boolean orderDescending;
    boolean rankOpen;
    boolean rankMeasureAsked;
    @Nullable
    Asking asking;
    @Nullable
    Rank rank;

    boolean isEmpty() {
        return targets.isEmpty() && entities.isEmpty() && restrictions.isEmpty() && asking == null;
    }

    void mention(TableProfile table) {
        entities.add(table);
    }

    boolean isSubject(TableProfile table) {
        return !entities.isEmpty() && entities.iterator().next().equals(table);
    }

    void target(Target target) {
        if (!targets.contains(target)) {
            targets.add(target);
        }
    }

    boolean lastIsAggregate() {
        return !targets.isEmpty() && targets.getLast() instanceof Target.Shown shown
                && shown.measure() instanceof Measure.Aggregated;
    }

    boolean lastIsPlain() {
        return !targets.isEmpty() && targets.getLast() instanceof Target.Shown shown
                && shown.measure() instanceof Measure.Plain;
    }

    void nameRows(boolean named) {
        targets.replaceAll(
                target -> target instanceof Target.Rows rows ? new Target.Rows(rows.table(), named) : target);
    }

    /** "where is", "when was": the table named is not what is shown. */
    boolean asksPlaceOrTime() {
        return targets.isEmpty() && (asking == Asking.WHERE || asking == Asking.WHEN);
    }

    boolean countsOnly() {
        return targets.size() == 1 && targets.getFirst() instanceof Target.Shown shown
                && (shown.measure() instanceof Measure.CountOf || shown.measure() instanceof Measure.CountRows);
    }

    /** Whether a number is asked for, so that "by" groups. */
    boolean asksNumbers() {
        return targets.stream().anyMatch(FrameDraft::isNumber);
    }

    private static boolean isNumber(Target target) {
        return target instanceof Target.Shown shown && switch (shown.measure()) {
            case Measure.Plain plain -> plain.attr().symbol().links().getFirst().column().column().type().numeric();
            case Measure.Degree _ -> true;
            case Measure.CountOf _ -> true;
            case Measure.CountValues _ -> true;
            case Measure.CountRows _ -> true;
            case Measure.OfShown _ -> true;
            case Measure.OfPeriods _ -> true;
            case Measure.Aggregated _ -> true;
        };
    }

    void group(Group group) {
        if (!groups.contains(group)) {
            groups.add(group);
        }
    }

    void rank(Rank found) {
        if (rank != null && !rankOpen) {
            dropped++;
        }
        rank = found;
        rankOpen = false;
    }

    /** "top 5 customers": by what is said later or not at all. */
    void openRank(boolean descending, int limit) {
        rank = new Rank(new Measure.CountRows(), descending, limit, null, false);
        rankOpen = true;
    }

    /** "top 5 cities with the highest population": how many are wanted was said before. */
    @Nullable
    BigDecimal openLimit(@Nullable BigDecimal given) {
        return given == null && rank != null && rankOpen ? BigDecimal.valueOf(rank.limit()) : given;
    }

    /** "spent most", "weighs the least": what was named last is measured, not shown. */
    Optional<Measure> takeMeasured() {
        if (targets.size() > 1 && targets.getLast() instanceof Target.Shown shown
                && shown.measure() instanceof Measure.Plain plain
                && plain.attr().symbol().links().getFirst().column().is(Role.MEASURE)) {
            targets.removeLast();
            return Optional.of(plain);
        }
        return Optional.empty();
    }

    void sort(Sort sort) {
        sorts.add(sort);
    }

    /** The direction of what is sorted by and has none yet; false where there is nothing. */
    boolean turn(boolean descending) {
        var open = sorts.subList(directed, sorts.size());
        open.replaceAll(sort -> new Sort(sort.measure(), descending));
        var turned = !open.isEmpty();
        directed = sorts.size();
        return turned;
    }

    /** Of all that is sorted by, only the last is still open. */
    void leaveButLast() {
        directed = Math.max(directed, sorts.size() - 1);
    }

    /** The number or day that is asked for last; null where what is asked for last is neither. */
    @Nullable
    Measure lastNumber() {
        return !targets.isEmpty() && targets.getLast() instanceof Target.Shown(Measure measure)
                && isNumber(measure) ? measure : null;
    }

    /** The number or day that is sorted by last, where its direction was not said; null where there is none. */
    @Nullable
    Measure openNumber() {
        return directed < sorts.size() && isNumber(sorts.getLast().measure()) ? sorts.getLast().measure() : null;
    }

    private static boolean isNumber(Measure measure) {
        return !(measure instanceof Measure.Plain(Attr attr)) || best(attr).is(Role.MEASURE)
                || best(attr).is(Role.DATE);
    }

    /** Whether it is called by one of the nouns, or the nouns are of any number. */
    static boolean mayMeasure(List<String> nouns, Measure measure) {
        return ANY_NUMBER.contains(nouns.getFirst()) || isDay(measure) && nouns.contains("date")
                || amount(measure).filter(attr -> nouns.stream().anyMatch(best(attr).words()::contains)).isPresent();
    }

    private static ColumnProfile best(Attr attr) {
        return attr.symbol().links().getFirst().column();
    }

    /** The amount that is asked for last, where it is one of the table's rows. */
    Optional<Attr> askedOf(@Nullable TableProfile rows) {
        return targets.isEmpty() || !(targets.getLast() instanceof Target.Shown(Measure measure))
                ? Optional.empty()
                : aggregated(measure)
                        .filter(attr -> rows != null && attr.symbol().links().getFirst().column().is(Role.MEASURE)
                                && attr.symbol().links().getFirst().column().table().equals(rows.name()));
    }

    private static Optional<Attr> aggregated(Measure measure) {
        return measure instanceof Measure.Aggregated(var _, Attr attr) ? Optional.of(attr) : Optional.empty();
    }

    private static Optional<Attr> amount(Measure measure) {
        return switch (measure) {
            case Measure.Plain(Attr attr) -> Optional.of(attr);
            case Measure.Aggregated(var _, Attr attr) -> Optional.of(attr);
            default -> Optional.empty();
        };
    }

    /** Whether it is a column of days. */
    static boolean isDay(Measure measure) {
        return measure instanceof Measure.Plain plain
                && plain.attr().symbol().links().getFirst().column().is(Role.DATE);
    }

    void sortByLastTarget(boolean descending) {
        for (var target : targets.reversed()) {
            if (target instanceof Target.Shown shown) {
                sorts.add(new Sort(shown.measure(), descending));
                return;
            }
        }
    }

    void finish(List<Function> unused) {
        orderAllRanked();
        rankWithinGroups();
        if (orderPending && sorts.isEmpty()) {
            sortByLastTarget(orderDescending);
        }
        if (amount && !asksNumbers()) {
            dropped++;
        }
        if (compares) {
            restrictions.comparedTimes().ifPresent(grain -> group(new Group.ByPeriod(grain, null)));
        }
        aggregateLast(unused);
        aggregateShown(unused);
        askRankMeasure();
        aggregateBeside(unused);
        if (rank != null && rankOpen) {
            closeRank();
        }
    }

    /** "the largest lakes, ordered from largest to smallest": all of them in order, with what orders them. */
    private void orderAllRanked() {
        if (rank == null || rank.limit() != 1 || !groups.isEmpty() || rankMeasureAsked
                || !orderPending && sorts.isEmpty()) {
            return;
        }
        sorts.clear();
        directed = 0;
        sorts.add(new Sort(rank.measure(), rank.descending()));
        targets.add(new Target.Shown(rank.measure()));
        rank = null;
    }

    /** "the salary of the best paid of each department": the largest of each group. */
    private void rankWithinGroups() {
        if (rank != null && rank.limit() == 1 && !groups.isEmpty() && !groupsByPeriod() && !rankOpen
                && targets.size() == 1
                && targets.getFirst() instanceof Target.Shown(Measure.Plain(Attr attr))
                && ranks(attr, rank.measure())) {
            var function = rank.descending() ? Function.MAXIMUM : Function.MINIMUM;
            targets.set(0, new Target.Shown(new Measure.Aggregated(function, attr)));
            rank = null;
        }
    }

    /** "highest monthly cost" ranks the months. */
    private boolean groupsByPeriod() {
        return groups.stream().anyMatch(Group.ByPeriod.class::isInstance);
    }

    private static boolean ranks(Attr attr, Measure measure) {
        var column = attr.symbol().links().getFirst().column();
        return switch (measure) {
            case Measure.Plain plain -> plain.attr().symbol().links().getFirst().column().equals(column);
            case Measure.Degree degree -> column.is(Role.MEASURE)
                    && degree.nouns().stream().anyMatch(column.words()::contains);
            default -> false;
        };
    }

    private void aggregateLast(List<Function> unused) {
        if (unused.size() == 1 && !targets.isEmpty() && targets.getLast() instanceof Target.Shown shown
                && shown.measure() instanceof Measure.Plain plain) {
            targets.set(targets.size() - 1, new Target.Shown(new Measure.Aggregated(unused.getFirst(), plain.attr())));
        }
    }

    /** "the highest price and the average": of the same. */
    private void aggregateBeside(List<Function> unused) {
        if (!targets.isEmpty() && targets.getLast() instanceof Target.Shown(Measure.Aggregated(var function, var attr))
                && !unused.contains(function)) {
            unused.forEach(other -> target(new Target.Shown(new Measure.Aggregated(other, attr))));
        }
    }

    private void aggregateShown(List<Function> unused) {
        if (continuing && targets.isEmpty()) {
            unused.forEach(function -> target(new Target.Shown(new Measure.OfShown(function))));
        }
    }

    /** "What is the highest salary?" asks for the measure itself. */
    private void askRankMeasure() {
        if (rank == null || !rankMeasureAsked || !(rank.measure() instanceof Measure.Plain plain)) {
            return;
        }
        if (!groups.isEmpty() && rank.limit() == 1) {
            targets.removeIf(Target.Rows.class::isInstance);
        }
        if (targets.isEmpty() && rank.limit() == 1) {
            var function = rank.descending() ? Function.MAXIMUM : Function.MINIMUM;
            targets.add(new Target.Shown(new Measure.Aggregated(function, plain.attr())));
            rank = null;
        } else if (targets.stream().noneMatch(Target.Rows.class::isInstance)) {
            targets.addFirst(new Target.Shown(plain));
        }
    }

    private void closeRank() {
        for (var target : targets) {
            if (rank != null && target instanceof Target.Shown shown && isNumber(target)) {
                rank = new Rank(shown.measure(), rank.descending(), rank.limit(), rank.of(), rank.inScope());
            }
        }
    }

    private void showEverything(@Nullable TableProfile subject) {
        targets.replaceAll(target -> target instanceof Target.Rows rows ? new Target.Everything(rows.table()) : target);
        if (targets.isEmpty() && subject != null) {
            targets.add(new Target.Everything(subject));
        }
    }

    Frame frame() {
        if (targets.isEmpty() && asking != null) {
            targets.add(new Target.Asked(asking));
        }
        var subject = entities.stream().filter(table -> !restrictions.excludes(table)).findFirst().orElse(null);
        if (targets.isEmpty() && subject != null && !continuing) {
            targets.add(new Target.Rows(subject));
        }
        if (everything) {
            showEverything(subject);
        }
        return new Frame(targets, distinct, eachRow, compares, amount, subject, List.copyOf(entities),
                restrictions.list(),
                groups,
                rank, sorts,
                dropped + restrictions.dropped());
    }
}
