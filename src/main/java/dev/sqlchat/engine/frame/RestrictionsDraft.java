package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Restriction.AnyOf;
import dev.sqlchat.engine.frame.Frame.Restriction.Compared;
import dev.sqlchat.engine.frame.Frame.Restriction.During;
import dev.sqlchat.engine.frame.Frame.Restriction.Each;
import dev.sqlchat.engine.frame.Frame.Restriction.Flagged;
import dev.sqlchat.engine.frame.Frame.Restriction.Negated;
import dev.sqlchat.engine.frame.Frame.Restriction.ValueIs;
import dev.sqlchat.engine.frame.Frame.Together;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.schema.TableProfile;

/** The restrictions of a frame while they are read: how each belongs to the one before it. */
final class RestrictionsDraft {

    private final List<Restriction> restrictions = new ArrayList<>();
    private boolean negationOpen;
    private boolean alternative;
    private int dropped;

    boolean isEmpty() {
        return restrictions.isEmpty();
    }

    List<Restriction> list() {
        return List.copyOf(restrictions);
    }

    /** How many had no place. */
    int dropped() {
        return dropped;
    }

    void drop() {
        dropped++;
    }

    boolean endsWithValue() {
        return !restrictions.isEmpty() && restrictions.getLast() instanceof ValueIs;
    }

    /** Whether there must be no row of the table. */
    boolean excludes(TableProfile table) {
        return restrictions.stream().anyMatch(restriction -> restriction instanceof Negated negated
                && negated.first() instanceof Restriction.Has has && has.table().equals(table));
    }

    void add(Restriction restriction) {
        if (alternative && !restrictions.isEmpty()) {
            replaceLast(either(restrictions.getLast(), restriction));
        } else if (negationOpen && restrictions.getLast() instanceof Negated negated) {
            replaceLast(new Negated(negated.first(), with(negated.further(), restriction)));
        } else if (lastSaid() >= 0 && Opposites.are(restrictions.get(lastSaid()), restriction)) {
            restrictions.set(lastSaid(), new Each(List.of(restrictions.get(lastSaid()), restriction)));
        } else {
            restrictions.add(restriction);
        }
        alternative = false;
    }

    /** What must not hold; what follows without a break belongs to it. */
    void addNegated(Restriction restriction) {
        negationOpen = false;
        add(new Negated(restriction, List.of()));
        negationOpen = restrictions.getLast() instanceof Negated;
    }

    /** "and" and commas end what is negated, "or" makes what follows an alternative. */
    void connect(Cue cue) {
        negationOpen = negationOpen && cue == Cue.OR;
        alternative = !restrictions.isEmpty() && (cue == Cue.OR || cue == Cue.COMMA && alternative);
    }

    private static AnyOf either(Restriction one, Restriction other) {
        return new AnyOf(one instanceof AnyOf any ? with(any.parts(), other) : List.of(one, other));
    }

    private static List<Restriction> with(List<Restriction> parts, Restriction further) {
        var all = new ArrayList<>(parts);
        all.add(further);
        return all;
    }

    private void replaceLast(Restriction restriction) {
        restrictions.set(restrictions.size() - 1, restriction);
    }

    /** A further value of the last restriction: "cat or dog", "Asia, Europe and Africa". */
    boolean alsoValue(Symbol.Value value, @Nullable Cue connective, boolean both) {
        if (connective == null || !lastIs(last -> last instanceof ValueIs is
                && sharesColumn(is.values().getFirst(), value))) {
            return false;
        }
        changeLast(last -> last instanceof ValueIs is ? withValue(is, value, connective, both) : last);
        alternative = false;
        return true;
    }

    private static ValueIs withValue(ValueIs is, Symbol.Value value, Cue connective, boolean both) {
        var values = new ArrayList<>(is.values());
        values.add(value);
        var together = both || is.together() == Together.ALL
                ? Together.ALL
                : connective == Cue.AND ? Together.LISTED : is.together();
        return new ValueIs(is.hint(), values, together, is.anchor());
    }

    private static boolean sharesColumn(Symbol.Value one, Symbol.Value other) {
        return one.matches().stream()
                .anyMatch(match -> other.matches().stream().anyMatch(second -> second.column().equals(match.column())));
    }

    /** Further days: "in 2014 and 2015". */
    boolean alsoDays(During during, @Nullable Cue connective) {
        if (connective == null || !connective.lists() || restrictions.isEmpty()) {
            return false;
        }
        if (restrictions.getLast() instanceof Each each && each.parts().getLast() instanceof During) {
            replaceLast(new Each(with(each.parts(), during)));
        } else if (restrictions.getLast() instanceof During first) {
            replaceLast(new Each(List.of(first, during)));
        } else {
            return false;
        }
        return true;
    }

    /** Times that are compared are alternatives, and the period that each is one of groups. */
    Optional<Grain> comparedTimes() {
        for (int at = 0; at < restrictions.size(); at++) {
            var grain = ComparedTimes.grain(restrictions.get(at));
            if (grain.isPresent()) {
                restrictions.set(at, new AnyOf(((Each) restrictions.get(at)).parts()));
                return grain;
            }
        }
        return Optional.empty();
    }

    boolean endsWithFlag() {
        return !restrictions.isEmpty() && restrictions.getLast() instanceof Flagged;
    }

    /** The flag that was wanted last is not wanted after all. */
    Optional<Attr> takeFlag() {
        return endsWithFlag() ? Optional.of(((Flagged) restrictions.removeLast()).attr()) : Optional.empty();
    }

    boolean endsWithDays() {
        return !restrictions.isEmpty() && (restrictions.getLast() instanceof During
                || ComparedTimes.grain(restrictions.getLast()).isPresent());
    }

    /** A column right after a value says which column holds it. */
    boolean hint(Attr attr) {
        if (!lastIs(last -> last instanceof ValueIs is && is.hint() == null && holds(attr, is.values().getFirst()))) {
            return false;
        }
        changeLast(last -> last instanceof ValueIs is
                ? new ValueIs(attr, is.values(), is.together(), is.anchor())
                : last);
        return true;
    }

    private static boolean holds(Attr attr, Symbol.Value value) {
        return attr.symbol().links().stream().anyMatch(link -> value.matches().stream()
                .anyMatch(match -> match.column().equals(link.column().ref())));
    }

    /** "where English is not official": what must not hold is both together. */
    boolean negateWithLast(Flagged flagged) {
        if (restrictions.isEmpty() || !(restrictions.getLast() instanceof ValueIs value)) {
            return false;
        }
        replaceLast(new Negated(value, List.of(flagged)));
        return true;
    }

    /** "above 50 and below 80": the other bound is of the same measure; null where the last restriction is no bound. */
    @Nullable
    Measure boundedBy(Comparator comparator) {
        return lastSaid() >= 0 && innermost(restrictions.get(lastSaid())) instanceof Compared last
                && last.operand() instanceof Operand.Amount && Opposites.bound(last.comparator(), comparator)
                        ? last.measure()
                        : null;
    }

    /** Where the last is but for tables that are only named again: "a singer above 40 and a singer below 30"; -1: nowhere. */
    private int lastSaid() {
        var at = restrictions.size() - 1;
        while (at >= 0 && restrictions.get(at) instanceof Restriction.Has) {
            at--;
        }
        return at;
    }

    private boolean lastIs(Predicate<Restriction> test) {
        return !restrictions.isEmpty() && test.test(innermost(restrictions.getLast()));
    }

    private static Restriction innermost(Restriction restriction) {
        return switch (restriction) {
            case Negated negated when negated.further().isEmpty() -> innermost(negated.first());
            case Negated negated -> innermost(negated.further().getLast());
            case AnyOf any -> innermost(any.parts().getLast());
            default -> restriction;
        };
    }

    private void changeLast(UnaryOperator<Restriction> change) {
        replaceLast(changed(restrictions.getLast(), change));
    }

    private static Restriction changed(Restriction restriction,
            UnaryOperator<Restriction> change) {
        return switch (restriction) {
            case Negated negated when negated.further().isEmpty() ->
                new Negated(changed(negated.first(), change), List.of());
            case Negated negated -> new Negated(negated.first(), lastChanged(negated.further(), change));
            case AnyOf any -> new AnyOf(lastChanged(any.parts(), change));
            default -> change.apply(restriction);
        };
    }

    private static List<Restriction> lastChanged(List<Restriction> parts,
            UnaryOperator<Restriction> change) {
        return with(parts.subList(0, parts.size() - 1), changed(parts.getLast(), change));
    }

    /** A further number of the last comparison: "in grade 9 or 10". */
    boolean alsoNumber(BigDecimal number) {
        if (!lastIs(Compared.class::isInstance)) {
            return false;
        }
        changeLast(last -> last instanceof Compared compared
                ? new AnyOf(List.of(compared,
                        new Compared(compared.measure(), compared.comparator(), new Operand.Amount(number))))
                : last);
        alternative = false;
        return true;
    }

    /** "with more than 3": of the things named before. */
    static Restriction ofThings(Comparator comparator, Operand amount, @Nullable TableProfile things) {
        return new Compared(countOf(things), comparator, amount);
    }

    static Measure countOf(@Nullable TableProfile things) {
        return things == null ? new Measure.CountRows() : new Measure.CountOf(things, false);
    }
}
