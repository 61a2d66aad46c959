package dev.sqlchat.catalog;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

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
    private final int[] entryOf;
    private final int[] lettersOf;

    private SpellingIndex(Builder builder) {
        this.pieces = builder.pieces.build();
        this.entryOf = Arrays.copyOf(builder.entryOf, builder.size);
        this.lettersOf = Arrays.copyOf(builder.lettersOf, builder.size);
    }

    /** How many mistakes a text of this length may have. */
    static int tolerance(int length) {
        if (length < SHORTEST) {
            return 0;
        }
        return length < LONG ? 1 : 2;
    }

    /** Entries whose text may be near; the caller measures. */
    Set<Integer> candidates(String query) {
        Set<Integer> found = new HashSet<>();
        int tolerance = tolerance(query.length());
        for (int length = query.length() - tolerance; length <= query.length() + tolerance; length++) {
            if (length >= SHORTEST) {
                addOfLength(found, length, query, Math.min(tolerance, tolerance(length)));
            }
        }
        if (tolerance == 1) {
            int middle = query.length() / 2;
            addPiece(found, query.length(), 0, new Piece(swapped(query, middle), 0, middle), letters(query));
        }
        return found;
    }

    private void addOfLength(Set<Integer> found, int length, String query, int tolerance) {
        int letters = letters(query);
        int count = pieceCount(length);
        for (int piece = 0; piece < count; piece++) {
            int start = piece * length / count;
            int size = (piece + 1) * length / count - start;
            int last = Math.min(query.length() - size, start + tolerance);
            for (int shifted = Math.max(0, start - tolerance); shifted <= last; shifted++) {
                addPiece(found, length, piece, new Piece(query, shifted, shifted + size), letters);
            }
        }
    }

    private void addPiece(Set<Integer> found, int length, int number, Piece piece, int letters) {
        long hash = Postings.hash(piece.text(), piece.start(), piece.end(), salt(piece.text(), length, number));
        if (pieces.count(hash) > MOST_PER_PIECE) {
            return;
        }
        for (int i = pieces.first(hash); pieces.holds(i, hash); i++) {
            int text = pieces.entry(i);
            if (near(letters, lettersOf[text])) {
                found.add(entryOf[text]);
            }
        }
    }

    private record Piece(String text, int start, int end) {}

    /** A mistake brings in one letter at most and takes out one. */
    private static boolean near(int letters, int others) {
        return Integer.bitCount(letters & ~others) <= 2 && Integer.bitCount(others & ~letters) <= 2;
    }

    /** Which letters a text has, as bits; further characters share bits. */
    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1 << (text.charAt(i) & 31);
        }
        return letters;
    }

    /** A swap of the two letters where the pieces of a short text meet would break both. */
    private static String swapped(String text, int at) {
        return text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
    }

    private static int pieceCount(int length) {
        return length < LONG ? 2 : 4;
    }

    /** Digits are never misspelt: texts with others lie apart. */
    private static int salt(String text, int length, int piece) {
        int salt = length * LONG + piece + 1;
        for (int i = 0; i < text.length(); i++) {
            salt = Character.isDigit(text.charAt(i)) ? salt * 31 + text.charAt(i) : salt;
        }
        return salt;
    }

    /** Collects texts; of equal ones the first. */
    static final class Builder {

        private final Postings.Builder pieces = new Postings.Builder();
        private final Set<Long> seen = new HashSet<>();
        private int[] entryOf = new int[1024];
        private int[] lettersOf = new int[1024];
        private int size;

        void add(String text, int entry) {
            int length = text.length();
            if (length < SHORTEST || length > LONGEST || !seen.add(Postings.hash(text))) {
                return;
            }
            int count = pieceCount(length);
            for (int piece = 0; piece < count; piece++) {
                pieces.add(Postings.hash(text, piece * length / count, (piece + 1) * length / count,
                        salt(text, length, piece)), size);
            }
            keep(entry, letters(text));
        }

        private void keep(int entry, int letters) {
            if (size == entryOf.length) {
                entryOf = Arrays.copyOf(entryOf, size * 2);
                lettersOf = Arrays.copyOf(lettersOf, size * 2);
            }
            entryOf[size] = entry;
            lettersOf[size] = letters;
            size++;
        }

        SpellingIndex build() {
            return new SpellingIndex(this);
        }
    }
}
