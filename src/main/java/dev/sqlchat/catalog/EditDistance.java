package dev.sqlchat.catalog;

/** Counts insertions, deletions, replacements and swaps of neighbours that turn one text into another. */
final class EditDistance {

    private EditDistance() {}

    /** The distance where it is at most the limit, else more than the limit. */
    static int between(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) > limit) {
            return limit + 1;
        }
        int[] twoBefore = new int[other.length() + 1];
        int[] before = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            if (fill(one, other, i, twoBefore, before, row) > limit) {
                return limit + 1;
            }
            int[] free = twoBefore;
            twoBefore = before;
            before = row;
            row = free;
        }
        return before[other.length()];
    }

    private static int fill(String one, String other, int i, int[] twoBefore, int[] before, int[] row) {
        row[0] = i;
        int least = i;
        for (int j = 1; j < row.length; j++) {
            boolean same = one.charAt(i - 1) == other.charAt(j - 1);
            int cost = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                    && one.charAt(i - 2) == other.charAt(j - 1)) {
                cost = Math.min(cost, twoBefore[j - 2] + 1);
            }
            row[j] = cost;
            least = Math.min(least, cost);
        }
        return least;
    }
}
