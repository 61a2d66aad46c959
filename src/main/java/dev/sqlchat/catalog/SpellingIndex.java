package dev.sqlchat.catalog;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Finds texts that a misspelt text may mean. Each text is cut into more pieces than it may have mistakes, so that one
 * piece at least is left whole, about where it should be.
 */
final class SpellingIndex {

    static final int SHORTEST = 4;
    static final int LONGEST = 40;

    private static final int LONG = 8;
    private static final int MOST_PER_PIECE = 1_000;

    private final Postings pieces;

    private SpellingIndex(Postings pieces) {
        this.pieces = pieces;
    }

    /** How many mistakes a text of this length may have. */
    static int tolerance(int length) {
        if (length < SHORTEST) {
            return 0;
        }
        return length < LONG ? 1 : 2;
    }

    /** Entries whose text may be near, in no order, some more than once; the caller measures. */
    void candidates(String query, IntConsumer consumer) {
        int tolerance = tolerance(query.length());
        for (int length = query.length() - tolerance; length <= query.length() + tolerance; length++) {
            if (length >= SHORTEST) {
                candidatesOf(length, query, Math.min(tolerance, tolerance(length)), consumer);
            }
        }
        int middle = query.length() / 2;
        if (tolerance == 1) {
            lookUp(query.length(), 0, swapped(query, middle), 0, middle, consumer);
        }
    }

    private void candidatesOf(int length, String query, int tolerance, IntConsumer consumer) {
        int count = pieceCount(length);
        for (int piece = 0; piece < count; piece++) {
            int start = piece * length / count;
            int size = (piece + 1) * length / count - start;
            int last = Math.min(query.length() - size, start + tolerance);
            for (int shifted = Math.max(0, start - tolerance); shifted <= last; shifted++) {
                lookUp(length, piece, query, shifted, shifted + size, consumer);
            }
        }
    }

    private void lookUp(int length, int piece, String query, int start, int end, IntConsumer consumer) {
        long hash = Postings.hash(query, start, end, salt(length, piece));
        if (pieces.count(hash) > MOST_PER_PIECE) {
            return;
        }
        for (int i = pieces.first(hash); pieces.holds(i, hash); i++) {
            consumer.accept(pieces.entry(i));
        }
    }

    /** A swap of the two letters where the pieces of a short text meet would break both. */
    private static String swapped(String text, int at) {
        return text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
    }

    private static int pieceCount(int length) {
        return length < LONG ? 2 : 4;
    }

    private static int salt(int length, int piece) {
        return length * LONG + piece + 1;
    }

    /** Collects texts; of equal ones the first. */
    static final class Builder {

        private final Postings.Builder pieces = new Postings.Builder();
        private final Set<Long> seen = new HashSet<>();

        void add(String text, int entry) {
            int length = text.length();
            if (length < SHORTEST || length > LONGEST || !seen.add(Postings.hash(text))) {
                return;
            }
            int count = pieceCount(length);
            for (int piece = 0; piece < count; piece++) {
                pieces.add(Postings.hash(text, piece * length / count, (piece + 1) * length / count,
                        salt(length, piece)), entry);
            }
        }

        SpellingIndex build() {
            return new SpellingIndex(pieces.build());
        }
    }
}
