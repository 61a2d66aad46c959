package dev.sqlchat.engine.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.probing.Found;

/** The rows of one candidate, numbers compared by value. */
final class FoundRows {

    private static final double PRECISION = 1e4;

    private final List<List<Object>> rows;

    private FoundRows(List<List<Object>> rows) {
        this.rows = rows;
    }

    static FoundRows of(Found found) {
        return new FoundRows(found instanceof Found.Rows(var rows, var ignored)
                ? rows.stream().map(row -> row.stream().map(FoundRows::comparable).toList()).toList()
                : List.of());
    }

    private static Object comparable(@Nullable Object cell) {
        return switch (cell) {
            case null -> Missing.MISSING;
            case Number number -> Math.rint(number.doubleValue() * PRECISION) / PRECISION;
            default -> cell.toString();
        };
    }

    private enum Missing {
        MISSING
    }

    /** Equal where the same rows were found as often, in whatever order. */
    Map<List<Object>, Long> counted() {
        return rows.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Equal where the same rows were found, however often. */
    Set<List<Object>> once() {
        return new HashSet<>(rows);
    }

    /** @param question in lower case */
    void add(String question, FeatureMap features) {
        features.put("found.empty", rows.isEmpty());
        if (rows.isEmpty()) {
            return;
        }
        features.put("found.rows", Math.log1p(rows.size()));
        features.put("found.repeated", 1 - (double) once().size() / rows.size());
        features.put("found.missing", share(Missing.MISSING::equals));
        features.put("found.said", columns(cells -> cells.allMatch(cell -> isSaid(cell, question))));
        if (rows.size() == 1) {
            features.put("found.one", 1);
            features.put("found.cell", rows.getFirst().size() == 1);
            features.put("found.zero", rows.getFirst().equals(List.of(0.0)));
        } else {
            features.put("found.constant", columns(cells -> cells.distinct().count() == 1));
            features.put("found.unique", columns(cells -> cells.distinct().count() == rows.size()));
        }
    }

    private double share(Predicate<Object> of) {
        return rows.stream().flatMap(List::stream).filter(of).count()
                / (double) (rows.size() * rows.getFirst().size());
    }

    private long columns(Predicate<Stream<Object>> of) {
        return IntStream.range(0, rows.getFirst().size())
                .filter(column -> of.test(rows.stream().map(row -> row.get(column)))).count();
    }

    private static boolean isSaid(Object cell, String question) {
        return cell instanceof String text && text.length() > 1 && question.contains(text.toLowerCase(Locale.ROOT));
    }
}
