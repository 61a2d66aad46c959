package dev.sqlchat.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ValueMatch.Kind;

/** A value index in sorted arrays: about a hundred bytes a value, beside the values themselves. */
public final class InMemoryValueIndex implements ValueIndex {

    private static final int MOST_MATCHES = 50;
    private static final int MOST_SIMILAR = 10;
    private static final int MOST_WORDS_MATCHES_PER_COLUMN = 8;
    private static final int MOST_POSTINGS = 4_096;
    private static final int LONGEST_ACRONYM = 6;

    private static final double SAME_LETTERS = 0.97;
    private static final double SAME_WORDS = 0.93;
    private static final double SAME_STEMS = 0.88;
    private static final double SAME_BUT_FOR_BLANKS = 0.84;
    private static final double LAST_SEGMENT = 0.8;
    private static final double OTHER_SEGMENT = 0.6;
    private static final double INITIALS = 0.55;
    private static final double SOME_WORDS = 0.1;
    private static final double MORE_WORDS = 0.38;

    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::score).reversed();

    private final List<ColumnRef> columns;
    private final String[] values;
    private final int[] columnOf;
    private final ValuePostings postings;

    private InMemoryValueIndex(Map<ColumnRef, Set<String>> valuesByColumn) {
        this.columns = List.copyOf(valuesByColumn.keySet());
        List<ValuePostings.Entry> entries = ValuePostings.entries(List.copyOf(valuesByColumn.values()));
        this.values = entries.stream().map(ValuePostings.Entry::value).toArray(String[]::new);
        this.columnOf = entries.stream().mapToInt(ValuePostings.Entry::column).toArray();
        this.postings = ValuePostings.of(values);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public int longestPhrase() {
        return postings.longestPhrase();
    }

    @Override
    public List<ValueMatch> find(String phrase, Predicate<ColumnRef> near) {
        Search search = new Search(phrase);
        search.wholeValues();
        search.stems();
        search.segments();
        search.initials();
        search.words();
        return best(nearest(search.hits.values(), near), MOST_MATCHES);
    }

    @Override
    public List<ValueMatch> similar(String phrase) {
        String text = FoldedText.fold(phrase);
        if (text.length() > SpellingIndex.LONGEST || text.chars().noneMatch(Character::isLetter)) {
            return List.of();
        }
        Map<Integer, Hit> hits = new HashMap<>();
        postings.spelling().candidates(text).forEach(entry -> addSimilar(hits, text, entry));
        if (hits.isEmpty()) {
            String stem = FoldedText.stem(phrase);
            postings.partSpelling().candidates(stem).forEach(entry -> addSimilarParts(hits, stem, entry));
        }
        return best(hits.values(), MOST_SIMILAR);
    }

    @Override
    public Beginnings beginnings(Predicate<ColumnRef> which) {
        var listed = columns.stream().map(which::test).toList();
        var entries = IntStream.range(0, values.length).filter(entry -> listed.get(columnOf[entry])).toArray();
        var index = new PrefixIndex(IntStream.of(entries).mapToObj(entry -> values[entry]).toArray(String[]::new));
        return typed -> index.find(typed).stream().map(hit -> beginning(entries[hit.entry()], hit.atStart())).toList();
    }

    private Beginning beginning(int entry, boolean atStart) {
        return new Beginning(columns.get(columnOf[entry]), values[entry], atStart);
    }

    private void addSimilar(Map<Integer, Hit> hits, String text, int sample) {
        String candidate = FoldedText.fold(values[sample]);
        double score = Similarity.of(text, candidate);
        if (score > 0) {
            Search search = new Search(candidate);
            search.wholeValues();
            search.hits.keySet().forEach(entry -> hits.putIfAbsent(entry, new Hit(entry, Kind.FUZZY, score)));
        }
    }

    /** Values with a word or a segment that is spelled nearly like the text. */
    private void addSimilarParts(Map<Integer, Hit> hits, String text, int sample) {
        for (String part : ValuePostings.parts(values[sample])) {
            double score = Similarity.of(text, part);
            if (score > 0) {
                Search search = new Search(part);
                search.segments();
                search.words();
                search.hits.forEach((entry, hit) -> hits.merge(entry, new Hit(entry, Kind.FUZZY, score * hit.score()),
                        (one, other) -> one.score() >= other.score() ? one : other));
            }
        }
    }

    /** All, or those of near columns with as many others as there is room for. */
    private Collection<Hit> nearest(Collection<Hit> hits, Predicate<ColumnRef> near) {
        if (hits.size() <= MOST_MATCHES) {
            return hits;
        }
        Map<Boolean, List<Hit>> divided = hits.stream().sorted(bestFirst())
                .collect(Collectors.partitioningBy(hit -> near.test(columns.get(columnOf[hit.entry()]))));
        return Stream.concat(divided.getOrDefault(true, List.of()).stream(),
                divided.getOrDefault(false, List.of()).stream()).limit(MOST_MATCHES).toList();
    }

    private Comparator<Hit> bestFirst() {
        return BEST_FIRST.thenComparingInt(hit -> columnOf[hit.entry()]).thenComparing(hit -> values[hit.entry()]);
    }

    private List<ValueMatch> best(Collection<Hit> hits, int limit) {
        return hits.stream()
                .sorted(bestFirst()).limit(limit)
                .map(hit -> new ValueMatch(columns.get(columnOf[hit.entry()]), values[hit.entry()], hit.kind(),
                        hit.score()))
                .toList();
    }

    private record Hit(int entry, Kind kind, double score) {}

    /** The search for one phrase, best kinds first: an entry keeps the kind it was first found by. */
    private final class Search {

        private final Map<Integer, Hit> hits = new LinkedHashMap<>();
        private final String phrase;
        private final String folded;
        private final String stem;

        Search(String phrase) {
            this.phrase = phrase.strip();
            this.folded = ValuePostings.fold(phrase);
            this.stem = FoldedText.stem(phrase);
        }

        void wholeValues() {
            each(postings.folded(), folded, entry -> {
                String value = values[entry];
                if (value.equals(phrase)) {
                    hit(entry, Kind.EXACT, 1);
                } else if (value.strip().equalsIgnoreCase(phrase)) {
                    hit(entry, Kind.FOLDED, SAME_LETTERS);
                } else if (ValuePostings.fold(value).equals(folded)) {
                    hit(entry, Kind.FOLDED, SAME_WORDS);
                }
            });
        }

        void stems() {
            boolean digits = stem.chars().anyMatch(Character::isDigit);
            each(postings.stemmed(), ValuePostings.squeeze(stem), entry -> {
                String other = FoldedText.stem(values[entry]);
                if (other.equals(stem)) {
                    hit(entry, Kind.STEMMED, SAME_STEMS);
                } else if (!digits && ValuePostings.squeeze(other).equals(ValuePostings.squeeze(stem))) {
                    hit(entry, Kind.STEMMED, SAME_BUT_FOR_BLANKS);
                }
            });
        }

        void segments() {
            each(postings.segments(), stem, entry -> {
                List<String> segments = FoldedText.segments(values[entry]).stream().map(FoldedText::stem).toList();
                if (segments.contains(stem)) {
                    hit(entry, Kind.SEGMENT, segments.getLast().equals(stem) ? LAST_SEGMENT : OTHER_SEGMENT);
                }
            });
        }

        /** "USA" for a value of words with these initials, and such words for the value "USA". */
        void initials() {
            String acronym = acronym(phrase);
            each(postings.initials(), acronym, entry -> {
                if (FoldedText.initials(values[entry]).equals(acronym)) {
                    hit(entry, Kind.SEGMENT, INITIALS);
                }
            });
            String abbreviation = FoldedText.initials(phrase);
            each(postings.folded(), abbreviation.toLowerCase(Locale.ROOT), entry -> {
                if (acronym(values[entry]).equals(abbreviation)) {
                    hit(entry, Kind.SEGMENT, INITIALS);
                }
            });
        }

        void words() {
            String key = ValuePostings.rarest(stem, postings.words());
            int[] perColumn = new int[columns.size()];
            each(postings.words(), key, entry -> {
                String text = perColumn[columnOf[entry]] < MOST_WORDS_MATCHES_PER_COLUMN
                        ? ValuePostings.indexedStem(values[entry])
                        : "";
                if (ValuePostings.containsWords(text, stem)) {
                    perColumn[columnOf[entry]]++;
                    hit(entry, Kind.WORDS, SOME_WORDS + MORE_WORDS * stem.length() / text.length());
                }
            });
        }

        private void hit(int entry, Kind kind, double score) {
            hits.putIfAbsent(entry, new Hit(entry, kind, score));
        }

        private void each(Postings searched, String text, IntConsumer consumer) {
            if (text.isEmpty()) {
                return;
            }
            long hash = Postings.hash(text);
            int first = searched.first(hash);
            for (int i = first; i < first + MOST_POSTINGS && searched.holds(i, hash); i++) {
                consumer.accept(searched.entry(i));
            }
        }

        /** Two to six capitals, dots left out; else empty. */
        private static String acronym(String text) {
            String letters = text.replace(".", "");
            boolean fits = letters.length() > 1 && letters.length() <= LONGEST_ACRONYM;
            return fits && letters.chars().allMatch(Character::isUpperCase) ? letters : "";
        }
    }

    /** Collects values column by column; the order of columns decides between equal matches. */
    public static final class Builder {

        private final Map<ColumnRef, Set<String>> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds the distinct values of a column; blank ones are left out. */
        public Builder add(ColumnRef column, Collection<String> columnValues) {
            Set<String> known = values.computeIfAbsent(column, key -> new LinkedHashSet<>());
            columnValues.stream().filter(value -> !value.isBlank()).forEach(known::add);
            return this;
        }

        public InMemoryValueIndex build() {
            return new InMemoryValueIndex(values);
        }
    }
}
