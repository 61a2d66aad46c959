package dev.sqlchat.catalog;

import java.util.regex.Pattern;

/** Stored values that look like keys, hashes or passwords. */
final class Secrets {

    private static final int LONG_PIECE = 16;
    private static final int MANY_CHANGES = 3;

    private static final Pattern MARKED = Pattern
            .compile("(?s)(sk-|pk-|sk_|pk_|gh[pousr]_|glpat-|xox[abp]-|AKIA|ASIA|AIza|eyJ|\\$2[aby]\\$|-----BEGIN).*");
    /** "pwd hunter2", "Password: sesame"; not "Password reset". */
    private static final Pattern TOLD = Pattern.compile("(?i)\\b(pwd|pw|pass(word|code|phrase|wd)|pin|otp)"
            + "(\\s*[:=]\\s*\\S|\\s+(is\\s+)?\\S*\\d)");
    private static final Pattern GUID = Pattern
            .compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern BETWEEN_PIECES = Pattern.compile("[^\\p{L}\\d+=]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?i)(?=.*\\d)[0-9a-f]{16,}");

    private Secrets() {}

    static boolean isSecret(String value) {
        return MARKED.matcher(value).matches() || TOLD.matcher(value).find() || GUID.matcher(value).find()
                || BETWEEN_PIECES.splitAsStream(value).anyMatch(Secrets::isKey);
    }

    private static boolean isKey(String piece) {
        return HEXADECIMAL.matcher(piece).matches() || piece.length() >= LONG_PIECE && changes(piece) >= MANY_CHANGES;
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
