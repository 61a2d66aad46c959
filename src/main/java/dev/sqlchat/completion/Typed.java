package dev.sqlchat.completion;

import java.util.ArrayList;
import java.util.List;

/** What stands before the cursor: its last words, one to five of them, that a name or value may begin with. */
final class Typed {

    private static final int MOST_WORDS = 5;
    private static final int LONGEST = 200;

    private Typed() {}

    /**
     * The last words as they stand, with what blanks follow them, most words first; none where a sign ends the last one.
     */
    static List<String> runs(String text) {
        if (text.isBlank() || ends(text.charAt(text.length() - 1))) {
            return List.of();
        }
        var runs = new ArrayList<String>();
        var at = text.stripTrailing().length();
        while (runs.size() < MOST_WORDS && at > 0 && text.length() - at < LONGEST) {
            var start = wordStart(text, at);
            runs.addFirst(text.substring(opened(text, start)));
            at = text.substring(0, start).stripTrailing().length();
        }
        return runs;
    }

    private static int wordStart(String text, int end) {
        var start = end;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Behind a quotation mark or parenthesis. */
    private static int opened(String text, int start) {
        var at = start;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean ends(char last) {
        return "?!,;".indexOf(last) >= 0;
    }
}
