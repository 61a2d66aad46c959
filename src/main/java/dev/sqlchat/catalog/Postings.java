package dev.sqlchat.catalog;

import java.util.Arrays;

/**
 * Which entries a text leads to. Each posting is one number, the upper bits a hash of the text and the lower the entry,
 * so that a sorted array holds them all; hashes may collide, and the caller compares the texts.
 */
final class Postings {

    private static final int ENTRY_BITS = 26;
    private static final long ENTRY_MASK = (1L << ENTRY_BITS) - 1;

    /** The most entries that postings can tell apart. */
    static final int MOST_ENTRIES = 1 << ENTRY_BITS;

    private final long[] sorted;

    private Postings(long[] sorted) {
        this.sorted = sorted;
    }

    /** The position of the first posting of the hash; go on while {@link #holds} says so. */
    int first(long hash) {
        int found = Arrays.binarySearch(sorted, hash & ~ENTRY_MASK);
        return found < 0 ? -found - 1 : found;
    }

    boolean holds(int position, long hash) {
        return position < sorted.length && (sorted[position] & ~ENTRY_MASK) == (hash & ~ENTRY_MASK);
    }

    int entry(int position) {
        return (int) (sorted[position] & ENTRY_MASK);
    }

    /** How many postings the hash has. */
    int count(long hash) {
        return first(hash + ENTRY_MASK + 1) - first(hash);
    }

    static long hash(CharSequence text) {
        return hash(text, 0, text.length(), 0);
    }

    static long hash(CharSequence text, int start, int end, int salt) {
        long hash = 0xcbf29ce484222325L + salt * 0x9e3779b97f4a7c15L;
        for (int i = start; i < end; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    /** Collects postings. */
    static final class Builder {

        private long[] postings = new long[1024];
        private int size;

        void add(CharSequence text, int entry) {
            add(hash(text), entry);
        }

        void add(long hash, int entry) {
            if (size == postings.length) {
                postings = Arrays.copyOf(postings, size + (size >> 1));
            }
            postings[size++] = (hash & ~ENTRY_MASK) | entry;
        }

        Postings build() {
            long[] sorted = Arrays.copyOf(postings, size);
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[distinct++] = sorted[i];
                }
            }
            return new Postings(Arrays.copyOf(sorted, distinct));
        }
    }
}
