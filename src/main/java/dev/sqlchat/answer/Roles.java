package dev.sqlchat.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Facet.Role;
import dev.sqlchat.database.ResultTable;

/** Says what a column is to a reader by its type, its name and its values. */
final class Roles {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,2}");
    private static final String NUMBERED = "(?i)(.*[_\\s])?(id|uuid|guid|key|code|zip|number|no)|.*[a-z](Id|ID)";
    private static final String IDENTIFIED = "(?i)(.*[_\\s])?(id|uuid|guid)|.*[a-z](Id|ID)";
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern YEAR = Pattern.compile("(1[5-9]|2[01])\\d{2}");
    private static final Pattern PERIOD = Pattern
            .compile(YEAR + "-(\\d{2}(-\\d{2}([ T]\\d{2}:\\d{2}.*)?)?|Q[1-4]|W\\d{2})");
    private static final Pattern MONTH = Pattern.compile(YEAR + "(0[1-9]|1[0-2])");
    private static final Set<String> YEARS = Set.of("year", "yr");
    /** The greatest number of each part of the calendar that comes again. */
    private static final Map<String, Integer> SEASONS = Map.of("month", 12, "quarter", 4, "week", 53, "weekday", 7,
            "hour", 23, "day", 31, "dow", 7);

    private final String name;
    private final List<String> words;
    private final boolean numeric;
    private final boolean temporal;
    private final List<Object> values;

    private Roles(int index, ResultTable result) {
        var column = result.columns().get(index);
        this.name = column.name();
        this.words = Arrays.asList(Words.of(name).split(" "));
        this.numeric = column.type().numeric();
        this.temporal = column.type().temporal();
        this.values = result.rows().stream().map(row -> row.get(index)).filter(Objects::nonNull).toList();
    }

    static Role of(int index, ResultTable result, Meaning meaning) {
        var roles = new Roles(index, result);
        return meaning.aggregated() ? roles.ofAggregate() : roles.of(meaning.role());
    }

    private Role ofAggregate() {
        return numeric ? Role.MEASURE : byData();
    }

    private Role of(@Nullable Role told) {
        if (told != null && told != Role.CATEGORY) {
            return told;
        }
        var seen = byData();
        return told == Role.CATEGORY && seen == Role.MEASURE ? Role.CATEGORY : seen;
    }

    private Role byData() {
        if (temporal || periods()) {
            return Role.TIME;
        }
        if (seasons()) {
            return Role.SEASON;
        }
        if (name.matches(numeric ? NUMBERED : IDENTIFIED) || !numeric && all(UUID)) {
            return Role.KEY;
        }
        return numeric ? Role.MEASURE : Role.CATEGORY;
    }

    private boolean periods() {
        if (words.contains("per")) {
            return false;
        }
        return numeric
                ? words.stream().anyMatch(YEARS::contains) && all(YEAR)
                        || words.getLast().equals("month") && all(MONTH)
                : all(PERIOD) || !name.matches(NUMBERED) && all(YEAR);
    }

    private boolean seasons() {
        var most = SEASONS.get(words.getLast());
        return most != null && all(DIGITS)
                && values.stream().allMatch(value -> Integer.parseInt(value.toString()) <= most);
    }

    private boolean all(Pattern pattern) {
        return !values.isEmpty() && values.stream().allMatch(value -> pattern.matcher(value.toString()).matches());
    }
}
