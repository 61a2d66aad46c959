package dev.sqlchat.sql;

import dev.sqlchat.catalog.Dialect;

/** How a dialect compares and writes the names of tables, columns and aliases. */
final class Names {

    private final Dialect dialect;
    private final Vocabulary vocabulary;

    Names(Dialect dialect, Vocabulary vocabulary) {
        this.dialect = dialect;
        this.vocabulary = vocabulary;
    }

    /** Databases fold ASCII letters only; Unicode's folding would join names that they keep apart. */
    static String fold(String name) {
        int length = name.length();
        for (int i = 0; i < length; i++) {
            if (upper(name.charAt(i))) {
                var folded = new StringBuilder(name);
                for (int j = i; j < length; j++) {
                    char c = name.charAt(j);
                    folded.setCharAt(j, upper(c) ? (char) (c + 32) : c);
                }
                return folded.toString();
            }
        }
        return name;
    }

    static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || upper(c) || c == '_' || (c > 127 && Character.isLetter(c));
    }

    static boolean continuesWord(char c) {
        return startsWord(c) || (c >= '0' && c <= '9') || c == '$';
    }

    static boolean quoted(String written) {
        return !written.isEmpty() && "\"`[".indexOf(written.charAt(0)) >= 0;
    }

    /** The name without its quotes. */
    static String bare(String written) {
        return quoted(written) ? written.substring(1, written.length() - 1) : written;
    }

    /** What names that mean the same have in common, for a name as a query writes it. */
    String key(String written) {
        return dialect == Dialect.SQLITE || !quoted(written) ? fold(bare(written)) : bare(written);
    }

    /** The same for a name as the database spells it. */
    String storedKey(String stored) {
        return dialect == Dialect.SQLITE ? fold(stored) : stored;
    }

    /** How the database spells a name that was created without quotes. */
    String stored(String unquoted) {
        return dialect == Dialect.SQLITE ? unquoted : fold(unquoted);
    }

    /** Unquoted where the database cannot read it as anything but this name. */
    String print(String written) {
        if (quoted(written)) {
            return quote(bare(written));
        }
        return vocabulary.keyword(written) ? quote(key(written)) : written;
    }

    /** How a query must write a name that the database spells so. */
    String spell(String stored) {
        boolean plain = stored.equals(stored(stored)) && word(stored)
                && !vocabulary.keyword(stored);
        return plain ? stored : quote(stored);
    }

    private static String quote(String name) {
        return '"' + name + '"';
    }

    private static boolean word(String name) {
        return !name.isEmpty() && startsWord(name.charAt(0))
                && name.chars().allMatch(c -> continuesWord((char) c) && c < 128);
    }

    private static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
