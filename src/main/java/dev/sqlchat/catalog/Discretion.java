package dev.sqlchat.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns and stored values are shown to people who did not ask for them: none that may be a secret or the key to a
 * person, and none that is long. It is no protection: whoever may ask a database for such values gets them.
 */
public final class Discretion {

    private static final int LONGEST = 60;

    private Discretion() {}

    /** Whether values of a column of this name may be shown. */
    public static boolean mayShowValuesOf(String column) {
        return !PrivateNames.isPrivate(column);
    }

    /** Whether the value may be shown: one short line that looks neither like a secret nor like a person's address. */
    public static boolean mayShow(String value) {
        return value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl)
                && !Secrets.isSecret(value) && !PersonalAddresses.hasOne(value);
    }

    /** Those values of a column that may be shown, in their order. */
    public static Stream<String> shown(String column, List<String> values) {
        return mayShowValuesOf(column) ? values.stream().filter(Discretion::mayShow) : Stream.empty();
    }
}
