package dev.sqlchat.answer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;

/** What the rows of a result have in single columns, as far as a drawing needs it. */
final class Points {

    private final List<Row> rows;
    private final Map<Facet, Integer> distinct = new HashMap<>();

    Points(List<Row> rows) {
        this.rows = rows;
    }

    int count() {
        return rows.size();
    }

    int distinct(Facet facet) {
        return distinct.computeIfAbsent(facet, each -> names(each).size());
    }

    /** Whether these columns together name each row once. */
    boolean tellApart(Facet... facets) {
        var seen = new HashSet<List<String>>();
        return rows.stream().allMatch(
                row -> seen.add(Arrays.stream(facets).map(facet -> Objects.toString(row.at(facet))).toList()));
    }

    boolean filled(Facet facet) {
        return rows.stream().allMatch(row -> row.at(facet) != null);
    }

    /** How many rows have numbers in all of these columns. */
    int drawn(Facet... facets) {
        return (int) rows.stream()
                .filter(row -> Arrays.stream(facets).allMatch(facet -> Double.isFinite(number(row, facet)))).count();
    }

    /** Whether each row has such a number. */
    boolean all(Facet measure, DoublePredicate test) {
        return rows.stream().mapToDouble(row -> number(row, measure))
                .allMatch(number -> Double.isFinite(number) && test.test(number));
    }

    double sum(Facet measure) {
        return rows.stream().mapToDouble(row -> number(row, measure)).filter(Double::isFinite).sum();
    }

    private static double number(Row row, Facet facet) {
        return row.at(facet) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private Set<String> names(Facet facet) {
        var names = new HashSet<String>();
        rows.forEach(row -> names.add(Objects.toString(row.at(facet))));
        return names;
    }
}
