package dev.sqlchat.engine.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.linking.Intervals.Interval;
import dev.sqlchat.engine.linking.Symbol.ColumnLink;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Finds tables and columns by lemmas of their names, or by some of them. Made once for each catalog. */
final class NameIndex {

    private static final double PART = 0.45;
    private static final double SYNONYM = 0.8;
    /** A phrase of several words leaves less doubt than a single word. */
    private static final double SAME_PHRASE = 0.95;
    private static final double SAME_STEM = 0.85;
    private static final double TOGETHER = 0.97;
    private static final double INITIALS = 0.92;
    private static final int SHORTEST_INITIALS = 3;
    /** What is made of columns is named as a whole or not at all. */
    private static final double COMPUTED = 1;

    record TableLink(TableProfile table, double score) {}

    private final Map<String, Map<TableName, TableLink>> tables = new HashMap<>();
    private final Map<String, Map<ColumnRef, ColumnLink>> columns = new HashMap<>();
    private final Map<String, List<String>> stems = new HashMap<>();
    private final Map<Set<String>, List<Interval>> intervals;
    private final Vocabulary vocabulary;

    NameIndex(SchemaProfile schema, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.intervals = Intervals.of(schema);
        schema.tables().forEach(this::add);
        tables.keySet().forEach(this::addStem);
        columns.keySet().forEach(this::addStem);
    }

    /** Tables that the words may name, best first. */
    List<TableLink> tables(List<String> lemmas) {
        var found = new LinkedHashMap<TableName, TableLink>();
        for (var phrase : phrases(lemmas)) {
            tables.getOrDefault(phrase.text(), Map.of()).values().forEach(
                    link -> found.merge(link.table().name(), new TableLink(link.table(), link.score() * phrase.score()),
                            (one, other) -> one.score() >= other.score() ? one : other));
        }
        return found.values().stream().sorted(Comparator.comparingDouble(link -> -link.score())).toList();
    }

    /** Columns that the words may name, best first. */
    List<ColumnLink> columns(List<String> lemmas) {
        var found = new LinkedHashMap<ColumnRef, ColumnLink>();
        for (var phrase : phrases(lemmas)) {
            columns.getOrDefault(phrase.text(), Map.of()).values()
                    .forEach(link -> found.merge(link.column().ref(),
                            new ColumnLink(link.column(), link.score() * phrase.score()),
                            (one, other) -> one.score() >= other.score() ? one : other));
        }
        return found.values().stream().sorted(Comparator.comparingDouble(link -> -link.score())).toList();
    }

    /** The intervals that the words name, but for the words of begin and end. */
    List<Interval> intervals(List<String> lemmas) {
        return intervals.getOrDefault(Intervals.key(lemmas), List.of());
    }

    private record Phrase(String text, double score) {}

    private List<Phrase> phrases(List<String> lemmas) {
        var text = String.join(" ", lemmas);
        var phrases = new ArrayList<Phrase>();
        phrases.add(new Phrase(text, 1));
        stems.getOrDefault(Stem.of(text), List.of()).forEach(same -> phrases.add(new Phrase(same, SAME_STEM)));
        var synonym = lemmas.size() > 1 ? SAME_PHRASE : SYNONYM;
        vocabulary.synonyms(text).forEach(meant -> phrases.add(new Phrase(meant, synonym)));
        if (lemmas.size() > 1) {
            phrases.add(new Phrase(String.join("", lemmas), TOGETHER));
            replaceOneWord(lemmas, phrases);
        }
        shorten(lemmas, phrases);
        return phrases;
    }

    /** "gross domestic product growth" is what a column gdp tells. */
    private void shorten(List<String> lemmas, List<Phrase> phrases) {
        for (int from = 0; from <= lemmas.size() - SHORTEST_INITIALS; from++) {
            for (int to = from + SHORTEST_INITIALS; to <= lemmas.size(); to++) {
                var initials = lemmas.subList(from, to).stream().filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1))
                        .collect(Collectors.joining());
                if (columns.containsKey(initials)) {
                    var words = new ArrayList<>(lemmas.subList(0, from));
                    words.add(initials);
                    words.addAll(lemmas.subList(to, lemmas.size()));
                    phrases.add(new Phrase(String.join(" ", words), INITIALS));
                }
            }
        }
    }

    private void replaceOneWord(List<String> lemmas, List<Phrase> phrases) {
        for (int i = 0; i < lemmas.size(); i++) {
            for (var meant : vocabulary.synonyms(lemmas.get(i))) {
                var words = new ArrayList<>(lemmas);
                words.set(i, meant);
                phrases.add(new Phrase(String.join(" ", words), SYNONYM));
            }
        }
    }

    private void addStem(String phrase) {
        var stem = Stem.of(phrase);
        var same = stems.computeIfAbsent(stem, _ -> new ArrayList<>());
        if (!same.contains(phrase)) {
            same.add(phrase);
        }
    }

    private void add(TableProfile table) {
        parts(table.words(), false).forEach((phrase, score) -> tables
                .computeIfAbsent(phrase, _ -> new LinkedHashMap<>())
                .merge(table.name(), new TableLink(table, score),
                        (one, other) -> one.score() >= other.score() ? one : other));
        table.columns().forEach(this::add);
        table.computed().forEach(column -> add(column, Map.of(String.join(" ", column.words()), COMPUTED)));
    }

    private void add(ColumnProfile column) {
        var scores = parts(column.words(), true);
        scores.merge(String.join(" ", column.ownWords()), 0.95, Math::max);
        add(column, scores);
    }

    private void add(ColumnProfile column, Map<String, Double> scores) {
        scores.forEach((phrase, score) -> columns.computeIfAbsent(phrase, _ -> new LinkedHashMap<>())
                .merge(column.ref(), new ColumnLink(column, score),
                        (one, other) -> one.score() >= other.score() ? one : other));
    }

    /** Every run of the words with its score: the whole 1, a part by its share, better when it ends the name. */
    private static Map<String, Double> parts(List<String> words, boolean headMatters) {
        var parts = new HashMap<String, Double>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size(); to++) {
                var share = (to - from) / (double) words.size();
                var headBonus = to == words.size() ? 0.1 : headMatters ? 0 : 0.02;
                var score = share == 1 ? 1 : PART + 0.35 * share + headBonus;
                parts.merge(String.join(" ", words.subList(from, to)), score, Math::max);
            }
        }
        return parts;
    }
}
