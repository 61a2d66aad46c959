package dev.sqlchat.catalog;

import java.util.List;
import java.util.function.Predicate;

/** Finds the stored values that words of a question may mean. Immutable and safe for many threads. */
public interface ValueIndex {

    /** Of a database whose values have not been read. */
    ValueIndex EMPTY = new ValueIndex() {
        @Override
        public List<ValueMatch> find(String phrase, Predicate<ColumnRef> near) {
            return List.of();
        }

        @Override
        public List<ValueMatch> similar(String phrase) {
            return List.of();
        }

        @Override
        public int longestPhrase() {
            return 0;
        }
    };

    /** As {@link #find(String, Predicate)}, all columns alike. */
    default List<ValueMatch> find(String phrase) {
        return find(phrase, _ -> false);
    }

    /**
     * Values that mean the phrase: kinds EXACT to SEGMENT first, then WORDS, best first, at most 50. Constant time.
     *
     * @param phrase one or more words as the user wrote them
     * @param near columns whose values stay when there are too many
     */
    List<ValueMatch> find(String phrase, Predicate<ColumnRef> near);

    /** Values spelled nearly like the phrase (FUZZY), best first, at most 10; for phrases that {@link #find} misses. */
    List<ValueMatch> similar(String phrase);

    /** The most words that a phrase with a match can have. */
    int longestPhrase();

    /** What finds the values of those columns by their beginnings; others take no room in what it finds. */
    default Beginnings beginnings(Predicate<ColumnRef> columns) {
        return _ -> List.of();
    }

    /** Prepared at the first search. Immutable and safe for many threads. */
    interface Beginnings {

        /** Values that begin with what was typed so far, first, and those of which a word does; a few hundred at most. */
        List<Beginning> of(String typed);
    }

    /**
     * A value that what was typed may become.
     *
     * @param atStart whether the value itself begins so, not only a word of it
     */
    record Beginning(ColumnRef column, String value, boolean atStart) {}
}
