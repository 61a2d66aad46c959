package dev.sqlchat.model.prompting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers that a text says. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[,\u00a0\u202f]\\d{3})*(?:\\.\\d+)?");

    private Numbers() {}

    static Set<BigDecimal> in(String text) {
        return NUMBER.matcher(text).results().map(match -> new BigDecimal(match.group().replaceAll("[^\\d.]", ""))
                .stripTrailingZeros()).collect(Collectors.toSet());
    }

    /** Whether each number of a text is in another, or is one of those rounded to as many places. */
    static boolean allWithin(String text, String other) {
        var known = in(other);
        return in(text).stream().allMatch(number -> known.contains(number) || known.stream().anyMatch(
                one -> one.setScale(Math.max(0, number.scale()), RoundingMode.HALF_UP)
                        .compareTo(number) == 0));
    }
}
