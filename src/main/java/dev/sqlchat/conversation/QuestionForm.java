package dev.sqlchat.conversation;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.sqlchat.text.Digest;

/** What the same question has in common however it is typed. */
public final class QuestionForm {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern END = Pattern.compile("[?!.\\s]+$");

    private QuestionForm() {}

    /** Without case, repeated spaces and closing marks. */
    public static String of(String question) {
        var words = SPACES.matcher(question.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        var open = END.matcher(words).replaceAll("");
        return open.isEmpty() ? words : open;
    }

    /** A short text that the same questions to a database have in common. */
    static String key(String question, String database) {
        return new Digest().add(database).add(of(question)).shortText();
    }
}
