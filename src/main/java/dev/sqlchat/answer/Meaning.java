package dev.sqlchat.answer;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a result says, as far as what was asked tells.
 *
 * @param label in words, with the aggregate
 * @param unit of its numbers; null where none is known
 * @param mixed its numbers may be in several units, so that two of them cannot be added
 * @param role null: its values tell
 */
record Meaning(String label, @Nullable String unit, boolean mixed, Nature nature, Facet.@Nullable Role role) {

    enum Nature {
        VALUE, COUNT, COUNT_OF_DIFFERENT, SUM, OTHER_AGGREGATE
    }

    /** Where only the column's name is known. */
    static Meaning named(String name) {
        var words = Words.of(name);
        return new Meaning(Units.without(words), Units.named(words).orElse(null), false, Nature.VALUE, null);
    }

    boolean aggregated() {
        return nature != Nature.VALUE;
    }

    boolean counts() {
        return nature == Nature.COUNT || nature == Nature.COUNT_OF_DIFFERENT;
    }

    /** Whether the values of groups that share no rows add up to the value of all. */
    boolean additive() {
        return nature == Nature.COUNT || nature == Nature.SUM && !mixed && !Units.PERCENT.equals(unit);
    }

    /** What the plan says under the name that the query gives, and in the unit that this name has. */
    Meaning namedAs(Meaning named) {
        return new Meaning(named.label, named.unit == null ? unit : named.unit, mixed || named.mixed, nature, role);
    }

    Meaning called(String other) {
        return new Meaning(other, unit, mixed, nature, role);
    }

    /** As what is added up is in several units. */
    Meaning withoutUnit() {
        return new Meaning(label, null, true, nature, role);
    }
}
