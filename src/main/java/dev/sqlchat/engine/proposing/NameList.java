package dev.sqlchat.engine.proposing;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.sqlchat.text.TextResource;

/** Words of names that tell what a table or column is. */
record NameList(Set<String> words) {

    private static final Map<String, String> LISTS = TextResource.entries(NameList.class, "words.txt");

    /** Amounts of money: the first to be asked for. */
    static final NameList MONEY = of("money");
    /** Numbers that can be averaged and not added up. */
    static final NameList EACH = of("each");
    /** Numbers that do not measure. */
    static final NameList NO_MEASURE = of("no-measure");
    /** What says little without its table. */
    static final NameList VAGUE = of("vague");
    /** Texts that do not divide rows into kinds, and what numbers are in. */
    static final NameList NO_CATEGORY = of("no-category");
    /** What a number is counted in. */
    static final NameList UNIT = of("unit");
    /** Numbers of something. */
    static final NameList TALLY = of("tally");
    /** Where something is. */
    static final NameList PLACE = of("place");
    /** How it is with something. */
    static final NameList STATE = of("state");
    /** Which kind it is of. */
    static final NameList KIND = of("kind");
    /** Dates of changes, and dates to come. */
    static final NameList CHANGED = of("changed");
    /** Tables of programs. */
    static final NameList TECHNICAL = of("technical");

    private static NameList of(String list) {
        return new NameList(Set.of(LISTS.getOrDefault(list, "").split("\\s+")));
    }

    boolean has(List<String> name) {
        return name.stream().anyMatch(words::contains);
    }

    /** Whether the name's last word, which says what it is, is one. */
    boolean hasLast(List<String> name) {
        return words.contains(name.getLast());
    }
}
