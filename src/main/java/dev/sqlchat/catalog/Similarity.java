package dev.sqlchat.catalog;

/** How alike two folded texts are spelled. */
final class Similarity {

    private static final double SAME_FIRST_LETTER = 0.9;
    private static final double OTHER_FIRST_LETTER = 0.75;

    private Similarity() {}

    /** From 0 to 1; 0 where the texts have too many differences for their length or differ in a digit. */
    static double of(String one, String other) {
        int limit = SpellingIndex.tolerance(Math.min(one.length(), other.length()));
        int distance = limit == 0 ? 1 : EditDistance.between(one, other, limit);
        if (distance > limit || !digits(one).equals(digits(other))) {
            return 0;
        }
        double share = 1 - (double) distance / Math.max(one.length(), other.length());
        return share * (one.charAt(0) == other.charAt(0) ? SAME_FIRST_LETTER : OTHER_FIRST_LETTER);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(digits::appendCodePoint);
        return digits.toString();
    }
}
