package dev.sqlchat.database;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite keeps no descriptions, but it keeps the text of a definition with the comments behind its columns. */
final class DefinitionComments {

    private static final Pattern COLUMN = Pattern.compile(
            "^\\s*(?:\"([^\"]+)\"|`([^`]+)`|\\[([^]]+)]|(\\w+))\\s[^'\\n]*?--[ \\t]*(\\S[^\\n]*)$", Pattern.MULTILINE);

    private DefinitionComments() {}

    /** Comments by column: the rest of the line behind the column's definition. */
    static Map<String, String> of(String definition) {
        Map<String, String> comments = new HashMap<>();
        Matcher line = COLUMN.matcher(definition);
        while (line.find()) {
            comments.put(name(line), line.group(5).strip());
        }
        return comments;
    }

    private static String name(Matcher line) {
        for (int group = 1; group < 4; group++) {
            String name = line.group(group);
            if (name != null) {
                return name;
            }
        }
        return String.valueOf(line.group(4));
    }
}
