package dev.sqlchat.catalog;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the texts that begin with what somebody has typed so far, or one of whose words does; case, accents, punctuation and
 * camelCase make no difference. Sorted at the first search. Immutable and safe for many threads.
 */
public final class PrefixIndex {

    /** Places of a text: at its words, and the text as it is where words were taken apart. */
    private static final int PLACES = 8;
    private static final int WHOLE = PLACES - 1;
    private static final int MOST_LOOKED_AT = 600;

    private final String[] texts;
    private volatile int @Nullable [] sorted;

    /** @param texts at most 67 million */
    public PrefixIndex(List<String> texts) {
        this(texts.toArray(String[]::new));
    }

    PrefixIndex(String[] texts) {
        this.texts = texts;
    }

    /**
     * A text that was found.
     *
     * @param entry its place in the list
     * @param atStart whether the text itself begins so, not only a word of it
     */
    public record Hit(int entry, boolean atStart) {}

    /**
     * The texts, those that begin so first; of very many, the first in the order of the alphabet.
     *
     * @param typed with a blank at the end where a further word must follow
     */
    public List<Hit> find(String typed) {
        var prefix = prefix(typed);
        if (prefix.isBlank()) {
            return List.of();
        }
        var places = sorted();
        var starts = new ArrayList<Hit>();
        var others = new ArrayList<Hit>();
        var first = first(places, prefix);
        for (var at = first; at < Math.min(places.length, first + MOST_LOOKED_AT)
                && suffix(places[at]).startsWith(prefix); at++) {
            var place = places[at] % PLACES;
            (place == 0 || place == WHOLE ? starts : others).add(new Hit(places[at] / PLACES, place % WHOLE == 0));
        }
        starts.addAll(others);
        return starts;
    }

    /** What is typed, as texts are compared. */
    static String prefix(String typed) {
        var words = FoldedText.split(typed);
        return !typed.isEmpty() && Character.isWhitespace(typed.charAt(typed.length() - 1)) ? words + " " : words;
    }

    private int first(int[] places, String prefix) {
        var low = 0;
        var high = places.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (suffix(places[middle]).compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String suffix(int place) {
        var text = texts[place / PLACES];
        return place % PLACES == WHOLE ? FoldedText.fold(text) : fromWord(FoldedText.split(text), place % PLACES);
    }

    private static String fromWord(String words, int number) {
        var start = 0;
        for (var passed = 0; passed < number; passed++) {
            start = words.indexOf(' ', start) + 1;
        }
        return words.substring(start);
    }

    private int[] sorted() {
        var known = sorted;
        return known == null ? sort() : known;
    }

    private synchronized int[] sort() {
        var known = sorted;
        if (known != null) {
            return known;
        }
        var all = new ArrayList<Place>();
        for (var entry = 0; entry < texts.length; entry++) {
            addPlaces(all, entry);
        }
        all.sort(null);
        var places = all.stream().mapToInt(Place::number).toArray();
        sorted = places;
        return places;
    }

    private record Place(String suffix, int number) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            var order = suffix.compareTo(other.suffix);
            return order == 0 ? Integer.compare(number, other.number) : order;
        }
    }

    private void addPlaces(List<Place> all, int entry) {
        var words = FoldedText.split(texts[entry]);
        var start = 0;
        for (var word = 0; word < WHOLE && start < words.length(); word++) {
            var end = words.indexOf(' ', start);
            if (word == 0 || !StopWords.contains(end < 0 ? words.substring(start) : words.substring(start, end))) {
                all.add(new Place(words.substring(start), entry * PLACES + word));
            }
            start = end < 0 ? words.length() : end + 1;
        }
        var whole = FoldedText.fold(texts[entry]);
        if (!whole.equals(words)) {
            all.add(new Place(whole, entry * PLACES + WHOLE));
        }
    }
}
