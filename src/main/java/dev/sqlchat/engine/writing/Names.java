package dev.sqlchat.engine.writing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Identifiers: which need quotes, and which stand for a table. */
final class Names {

    /** Words that SQLite, PostgreSQL or common parsers do not take as a bare name. */
    private static final Set<String> RESERVED = Set
            .of("""
                    absent add all alter analyse analyze and any approximate array as asc asymmetric authorization autoincrement
                    between binary both by case cast check collate collation column commit concurrently connect_by_root
                    constraint create cross csv current current_catalog current_date current_role current_schema current_time
                    current_timestamp current_user default deferrable delete desc distinct distinctrow do drop else end errors
                    escape except excludes exists extend false fbv fetch final for force foreign freeze from full grant group
                    having if ilike import in includes index initially inner insert intersect interval into is isnull join key
                    lateral leading left like limit localtime localtimestamp minus natural nocycle not nothing notnull null
                    offset on only or order outer output over overlaps partition pivot placing preferring prewhere primary prior
                    raise references returning returns right sample script select semi session_user set settings similar some
                    sql_cache sql_calc_found_rows sql_no_cache statement symmetric system_user table tablesample then to trailing
                    transaction true unbounded union unique unknown unpivot update use user using values variadic verbose verify
                    when where window with xmlserialize xor"""
                    .strip().split("\\s+"));
    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    private Names() {}

    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The first letters of the table's words; numbered from 2 where that is taken. */
    static String alias(String table, Set<String> taken) {
        String letters = WORD_BREAK.splitAsStream(table).filter(word -> word.matches("[A-Za-z].*"))
                .map(word -> word.substring(0, 1).toLowerCase(Locale.ROOT)).collect(Collectors.joining());
        return free(letters.isEmpty() ? "t" : letters, taken);
    }

    static String free(String name, Set<String> taken) {
        String candidate = name;
        for (int number = 2; taken.contains(candidate) || isReserved(candidate); number++) {
            candidate = name + number;
        }
        return candidate;
    }
}
