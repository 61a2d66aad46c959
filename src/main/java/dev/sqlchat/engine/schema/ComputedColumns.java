package dev.sqlchat.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.Formula.Difference;
import dev.sqlchat.engine.schema.Formula.Elapsed;
import dev.sqlchat.engine.schema.Formula.Growth;
import dev.sqlchat.engine.schema.Formula.Quotient;

/** Numbers that people ask for by a name of their own and that two columns of one table make: a growth, a range, a duration. */
final class ComputedColumns {

    private static final Set<String> BEFORE = Set.of("old", "previous", "prev", "prior", "past", "former", "earlier",
            "before");
    private static final Set<String> NOW = Set.of("new", "current", "now", "present");
    private static final Set<String> MOST = Set.of("max", "maximum", "high", "highest", "upper", "top");
    private static final Set<String> LEAST = Set.of("min", "minimum", "low", "lowest", "lower", "bottom");
    private static final Set<String> STARTS = Set.of("start", "begin", "from", "open", "admission", "departure",
            "checkin", "started", "begun", "opened");
    private static final Set<String> ENDS = Set.of("end", "finish", "to", "close", "discharge", "arrival", "until",
            "checkout", "ended", "finished", "closed", "expire", "expiry");
    private static final int SHORT_UNIT = 2;

    private final TableName table;
    private final List<ColumnProfile> columns;
    private final List<String> tableWords;
    private final List<ColumnProfile> computed = new ArrayList<>();

    private ComputedColumns(TableName table, List<String> tableWords, List<ColumnProfile> columns) {
        this.table = table;
        this.tableWords = tableWords;
        this.columns = columns;
    }

    static List<ColumnProfile> of(TableName table, List<String> tableWords, List<ColumnProfile> columns) {
        var found = new ComputedColumns(table, tableWords, columns);
        columns.stream().filter(column -> column.is(Role.MEASURE) && !column.identifies()).forEach(found::ofMeasure);
        found.durations();
        return found.computed;
    }

    private void ofMeasure(ColumnProfile measure) {
        before(measure).ifPresent(before -> growth(measure, before));
        if (has(measure.words(), MOST)) {
            counterpart(measure, MOST, LEAST).ifPresent(least -> range(measure, least));
        }
        columns.stream().filter(other -> other.is(Role.TALLY) && other.words().contains("population")
                && !other.equals(measure)).forEach(population -> each(measure, population));
    }

    private Optional<ColumnProfile> before(ColumnProfile now) {
        var words = without(now.words(), NOW);
        return has(now.words(), BEFORE)
                ? Optional.empty()
                : columns.stream().filter(other -> other.is(Role.MEASURE) && has(other.words(), BEFORE)
                        && without(other.words(), BEFORE).equals(words)).findFirst();
    }

    private void growth(ColumnProfile now, ColumnProfile before) {
        var of = without(now.words(), NOW);
        List.of("growth", "growth rate", "increase rate", "rate of increase", "rate of growth", "percentage increase",
                "percentage growth", "percentage change").forEach(name -> add(of, name, new Growth(now, before)));
        List.of("increase", "change", "gain", "rise").forEach(name -> add(of, name, new Difference(now, before)));
        List.of("decrease", "reduction", "decline", "drop", "loss")
                .forEach(name -> add(of, name, new Difference(before, now)));
    }

    private void range(ColumnProfile most, ColumnProfile least) {
        var of = without(most.words(), MOST);
        var formula = new Difference(most, least);
        List.of("difference", "range", "spread").forEach(name -> {
            add(of, name, formula);
            if (of.size() > 1 && of.getLast().length() <= SHORT_UNIT) {
                add(of.subList(0, of.size() - 1), name, formula);
            }
        });
    }

    private void each(ColumnProfile measure, ColumnProfile population) {
        var formula = new Quotient(measure, population);
        List.of("per caput", "per capita", "per person", "per head", "per inhabitant")
                .forEach(each -> computed.add(ColumnProfile.computed(table, joined(measure.words(), each), formula)));
    }

    /** "the growth rate of sales", "sales growth rate", "growth rate in sales". */
    private void add(List<String> of, String name, Formula formula) {
        computed.add(ColumnProfile.computed(table, joined(of, name), formula));
        for (var preposition : List.of("of", "in")) {
            var words = new ArrayList<>(List.of(name.split(" ")));
            words.add(preposition);
            words.addAll(of);
            computed.add(ColumnProfile.computed(table, words, formula));
        }
    }

    private void durations() {
        for (var from : columns) {
            if (isMoment(from) && has(from.words(), STARTS)) {
                counterpart(from, STARTS, ENDS).filter(ComputedColumns::isMoment).ifPresent(to -> duration(from, to));
            }
        }
    }

    private void duration(ColumnProfile from, ColumnProfile to) {
        if (columns.stream().anyMatch(column -> column.words().contains("duration"))) {
            return;
        }
        var formula = new Elapsed(from, to);
        computed.add(ColumnProfile.computed(table, List.of("duration"), formula));
        computed.add(ColumnProfile.computed(table, joined(tableWords, "duration"), formula));
        computed.add(ColumnProfile.computed(table, joined(List.of("length", "of"), String.join(" ", tableWords)),
                formula));
    }

    /** The column that is called the same but for the other bound. */
    private Optional<ColumnProfile> counterpart(ColumnProfile column, Set<String> bound, Set<String> other) {
        var words = without(column.words(), bound);
        return columns.stream()
                .filter(second -> has(second.words(), other) && without(second.words(), other).equals(words))
                .findFirst();
    }

    private static boolean isMoment(ColumnProfile column) {
        return column.column().type().temporal();
    }

    private static boolean has(List<String> words, Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }

    private static List<String> without(List<String> words, Set<String> some) {
        return words.stream().filter(word -> !some.contains(word)).toList();
    }

    private static List<String> joined(List<String> words, String further) {
        var joined = new ArrayList<>(words);
        joined.addAll(List.of(further.split(" ")));
        return joined;
    }
}
