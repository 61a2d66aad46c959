package dev.sqlchat.catalog;

import java.util.regex.Pattern;

/** Which columns and stored values are shown to people who did not ask for them: none that may be a secret or is long. */
public final class Discretion {

    private static final int LONGEST = 60;
    private static final int LONG_PIECE = 16;
    private static final int MANY_CHANGES = 3;

    private static final Pattern PRIVATE_NAME = Pattern.compile("(?i).*(passw|pwd|passphrase|secret|token|credential"
            + "|(api|access|private|signing|license|licence)[-_ ]?key|salt|hash|digest|signature|\\bssn\\b|social[-_ ]?security"
            + "|iban|cvv|(card|account)[-_ ]?(no|num|number)|e[-_ ]?mail|mail[-_ ]?address|phone|mobile|passport).*");
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");
    private static final Pattern MARKED_SECRET = Pattern
            .compile("(?s)(sk-|pk-|sk_|pk_|gh[pousr]_|glpat-|xox[abp]-|AKIA|ASIA|AIza|eyJ|\\$2[aby]\\$|-----BEGIN).*");
    private static final Pattern GUID = Pattern
            .compile("(?i).*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.*");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?i)(?=.*\\d)[0-9a-f]{16,}");

    private Discretion() {}

    /** Whether values of a column of this name may be shown. */
    public static boolean mayShowValuesOf(String column) {
        return !PRIVATE_NAME.matcher(column).matches();
    }

    /** Whether the value may be shown: one short line that looks neither like a secret nor like a person's address. */
    public static boolean mayShow(String value) {
        return value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl)
                && !MAIL.matcher(value).find() && !secret(value);
    }

    private static boolean secret(String value) {
        if (MARKED_SECRET.matcher(value).matches() || GUID.matcher(value).matches()) {
            return true;
        }
        for (String piece : value.split("[^\\p{L}\\d+=]+", -1)) {
            if (HEXADECIMAL.matcher(piece).matches()
                    || piece.length() >= LONG_PIECE && changes(piece) >= MANY_CHANGES) {
                return true;
            }
        }
        return false;
    }

    /** How often letters and digits take turns: seldom in names, often in keys. */
    private static int changes(String piece) {
        int changes = 0;
        for (int at = 1; at < piece.length(); at++) {
            if (Character.isDigit(piece.charAt(at)) != Character.isDigit(piece.charAt(at - 1))) {
                changes++;
            }
        }
        return changes;
    }
}
