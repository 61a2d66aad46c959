package dev.sqlchat.answer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.text.TextResource;

/** Units that names of columns and comments say. What may mean several currencies ("dollars") names none. */
final class Units {

    static final String PERCENT = "%";

    private static final Map<String, String> BY_WORD = byWord("units.txt");
    private static final Map<String, String> CURRENCIES = byWord("currencies.txt");
    /** What is left of a label without its unit must say more than how it is added up. */
    private static final Set<String> AGGREGATES = Set.of("total", "average", "avg", "sum", "min", "max", "lowest",
            "highest", "mean", "median", "number");
    private static final Pattern IN_COMMENT = Pattern.compile("(?:\\bin|\\(|\\[|\\bunit:)\\s*([\\p{L}%]+)");
    private static final Pattern PER = Pattern.compile("(.* )?(per|by) \\S+");

    private Units() {}

    /** The unit that such words end with: GB for memory gb. */
    static Optional<String> named(String words) {
        return PER.matcher(words).matches() ? Optional.empty() : unit(last(words));
    }

    /** The unit that a comment says: "size in GB", "price (EUR)". */
    static Optional<String> inComment(@Nullable String comment) {
        return comment == null
                ? Optional.empty()
                : IN_COMMENT.matcher(comment.toLowerCase(Locale.ROOT)).results()
                        .flatMap(found -> unit(found.group(1)).stream()).findFirst();
    }

    static boolean isCurrency(@Nullable String unit) {
        return unit != null && CURRENCIES.containsKey(unit.toLowerCase(Locale.ROOT));
    }

    /** Whether it is a unit of something else than money. */
    static boolean isPhysical(@Nullable String unit) {
        return BY_WORD.containsValue(unit);
    }

    /** Without an abbreviated unit at the end, which follows the figures instead; a spelled one is a noun. */
    static String without(String words) {
        var space = words.lastIndexOf(' ');
        var abbreviated = named(words).filter(unit -> unit.equalsIgnoreCase(last(words)) && unit.length() <= 3)
                .isPresent();
        return abbreviated && space > 0 && !aggregate(words.substring(0, space)) ? words.substring(0, space) : words;
    }

    /** Whether a reader of the label knows the unit. */
    static boolean isIn(String label, String unit) {
        return named(label).filter(unit::equals).isPresent() && !unit.equals(PERCENT);
    }

    private static boolean aggregate(String words) {
        return AGGREGATES.containsAll(Arrays.asList(words.split(" ")));
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    private static Optional<String> unit(String word) {
        return Stream.of(BY_WORD, CURRENCIES).map(units -> units.get(word)).filter(Objects::nonNull).findFirst();
    }

    private static Map<String, String> byWord(String resource) {
        var units = new HashMap<String, String>();
        TextResource.entries(Units.class, resource)
                .forEach((unit, words) -> Arrays.stream(words.split("\\s+")).forEach(word -> units.put(word, unit)));
        return units;
    }
}
