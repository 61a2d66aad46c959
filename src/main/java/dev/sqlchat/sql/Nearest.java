package dev.sqlchat.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a misspelled one may have meant. */
final class Nearest {

    private static final int MOST = 5;

    private record Candidate(String name, int distance) {}

    private Nearest() {}

    /** The closest names first; those that share too few letters are left out. */
    static List<String> of(String wanted, Collection<String> names) {
        String folded = Names.fold(wanted);
        int limit = Math.max(2, wanted.length() / 3);
        return names.stream().distinct().map(name -> new Candidate(name, distance(folded, name)))
                .filter(candidate -> candidate.distance() <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name)).limit(MOST)
                .map(Candidate::name).toList();
    }

    private static int distance(String folded, String name) {
        String other = Names.fold(Names.bare(name.substring(name.lastIndexOf('.') + 1)));
        boolean part = Math.min(folded.length(), other.length()) >= 3
                && (other.contains(folded) || folded.contains(other));
        return part ? 1 : edits(folded, other);
    }

    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[other.length()];
    }
}
