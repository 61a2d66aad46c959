package dev.sqlchat.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The ways that lead to a value: as a whole, by its stems, its segments, its initials, its words and pairs of words,
 * and by a wrong spelling of it or of one of its words.
 *
 * @param longestPhrase the most words that a value has, at most 16
 */
record ValuePostings(Postings folded, Postings stemmed, Postings segments, Postings initials, Postings words,
        SpellingIndex spelling, SpellingIndex wordSpelling, int longestPhrase) {

    private static final int LONGEST_INDEXED = 100;
    private static final int MOST_WORDS = 16;

    /** A value of the column with this index. */
    record Entry(int column, String value, int length) {}

    /** Short values first, so that postings lead to the better matches first. */
    static List<Entry> entries(List<? extends Collection<String>> valuesByColumn) {
        List<Entry> entries = new ArrayList<>();
        for (int column = 0; column < valuesByColumn.size(); column++) {
            for (String value : valuesByColumn.get(column)) {
                entries.add(new Entry(column, value, value.length()));
            }
        }
        if (entries.size() >= Postings.MOST_ENTRIES) {
            throw new IllegalArgumentException("an index holds at most " + Postings.MOST_ENTRIES + " values");
        }
        entries.sort(
                Comparator.comparingInt(Entry::length).thenComparingInt(Entry::column).thenComparing(Entry::value));
        return entries;
    }

    static ValuePostings of(String[] values) {
        Builder builder = new Builder();
        for (int entry = 0; entry < values.length; entry++) {
            builder.add(entry, values[entry]);
        }
        return new ValuePostings(builder.folded.build(), builder.stemmed.build(), builder.segments.build(),
                builder.initials.build(), builder.words.build(), builder.spelling.build(), builder.wordSpelling.build(),
                Math.min(builder.longestPhrase, MOST_WORDS));
    }

    /** The folded text; of a text of signs only, the signs. */
    static String fold(String text) {
        String folded = FoldedText.fold(text);
        return folded.isEmpty() ? text.strip().toLowerCase(Locale.ROOT) : folded;
    }

    static String squeeze(String text) {
        return text.replace(" ", "");
    }

    /** The stems of as much of the value as is found by single words. */
    static String indexedStem(String value) {
        return FoldedText.stem(value.length() <= LONGEST_INDEXED ? value : value.substring(0, LONGEST_INDEXED));
    }

    /** The folded words of as much of the value as is found by single words. */
    static List<String> words(String value) {
        return List.of(FoldedText.fold(value.substring(0, Math.min(value.length(), LONGEST_INDEXED))).split(" ", -1));
    }

    static boolean containsWords(String text, String words) {
        int at = text.indexOf(words);
        while (at >= 0) {
            int end = at + words.length();
            if ((at == 0 || text.charAt(at - 1) == ' ') && (end == text.length() || text.charAt(end) == ' ')) {
                return true;
            }
            at = text.indexOf(words, at + 1);
        }
        return false;
    }

    /** The word of a phrase of one word, else its pair of neighbours that fewest values have; empty for a stop word. */
    static String rarest(String stem, Postings words) {
        List<String> keys = pairs(stem);
        if (keys.isEmpty()) {
            return StopWords.contains(stem) ? "" : stem;
        }
        return keys.stream().min(Comparator.comparingInt(key -> words.count(Postings.hash(key)))).orElseThrow();
    }

    private static List<String> pairs(String stem) {
        List<String> pairs = new ArrayList<>();
        int start = 0;
        int middle = stem.indexOf(' ');
        while (middle > 0) {
            int end = stem.indexOf(' ', middle + 1);
            pairs.add(stem.substring(start, end < 0 ? stem.length() : end));
            start = middle + 1;
            middle = end;
        }
        return pairs;
    }

    private static final class Builder {

        private final Postings.Builder folded = new Postings.Builder();
        private final Postings.Builder stemmed = new Postings.Builder();
        private final Postings.Builder segments = new Postings.Builder();
        private final Postings.Builder initials = new Postings.Builder();
        private final Postings.Builder words = new Postings.Builder();
        private final SpellingIndex.Builder spelling = new SpellingIndex.Builder();
        private final SpellingIndex.Builder wordSpelling = new SpellingIndex.Builder();
        private int longestPhrase;

        void add(int entry, String value) {
            String foldedValue = fold(value);
            folded.add(foldedValue, entry);
            spelling.add(foldedValue, entry);
            String stem = indexedStem(value);
            longestPhrase = Math.max(longestPhrase, FoldedText.countWords(stem));
            if (value.length() <= LONGEST_INDEXED) {
                stemmed.add(squeeze(stem), entry);
                addSegments(entry, value);
            }
            if (stem.indexOf(' ') > 0) {
                addWords(entry, stem, foldedValue);
                addInitials(entry, value);
            }
        }

        private void addSegments(int entry, String value) {
            for (String segment : FoldedText.segments(value)) {
                if (segment.chars().anyMatch(Character::isLetter)) {
                    segments.add(FoldedText.stem(segment), entry);
                }
            }
        }

        private void addWords(int entry, String stem, String foldedValue) {
            for (String word : stem.split(" ", -1)) {
                if (!StopWords.contains(word)) {
                    words.add(word, entry);
                }
            }
            pairs(stem).forEach(pair -> words.add(pair, entry));
            for (String word : foldedValue.split(" ", -1)) {
                wordSpelling.add(word, entry);
            }
        }

        private void addInitials(int entry, String value) {
            String letters = value.length() <= LONGEST_INDEXED ? FoldedText.initials(value) : "";
            if (!letters.isEmpty()) {
                initials.add(letters, entry);
            }
        }
    }
}
