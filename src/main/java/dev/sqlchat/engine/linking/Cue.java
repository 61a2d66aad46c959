package dev.sqlchat.engine.linking;

/** Words that carry structure; the resource {@code cues.txt} lists the phrases of each. */
public enum Cue {
    COUNT, HOW_MUCH, SUM, AVERAGE, MINIMUM, MAXIMUM, DISTINCT, EACH, BY, MORE, LESS, AFTER, BEFORE, AT_LEAST, AT_MOST, EQUAL, NOT_EQUAL, BETWEEN, MOST, LEAST, COMMON, UNCOMMON, ORDER, ASCENDING, DESCENDING, NO, EXCEPT, BOTH, EITHER, AND, OR, COMMA, STARTS, ENDS, CONTAINS, WHOSE, WITH, RELATIVE, WHERE, OF, FOR, FROM, IN, TOP_N, THEIR, EACH_ONE, ANY, ALL, ONLY, ONCE, TWICE, HALF, SHARE, RATIO, DIFFERENCE, COMPARE, WHAT, WHO, WHEN, NULL, EVERYTHING;

    /** Compares a value with what follows. */
    public boolean compares() {
        return switch (this) {
            case MORE, LESS, AFTER, BEFORE, AT_LEAST, AT_MOST, EQUAL, NOT_EQUAL -> true;
            default -> false;
        };
    }

    /** Aggregates what follows. */
    public boolean aggregates() {
        return switch (this) {
            case SUM, AVERAGE, MINIMUM, MAXIMUM -> true;
            default -> false;
        };
    }

    /** Lists one thing after another. */
    public boolean lists() {
        return this == AND || this == COMMA;
    }
}
