package dev.sqlchat.conversation;

import java.util.Locale;

import dev.sqlchat.text.Digest;

/** What the same question has in common however it is typed. */
public final class QuestionForm {

    private QuestionForm() {}

    /** Without case, repeated spaces and closing marks. */
    public static String of(String question) {
        var words = question.strip().replaceAll("[\\s\\p{Z}]+", " ").toLowerCase(Locale.ROOT);
        var open = words.replaceAll("[?!.\\s]+$", "");
        return open.isEmpty() ? words : open;
    }

    /** A short text that the same questions to a database have in common. */
    static String key(String question, String database) {
        return new Digest().add(database).add(of(question)).shortText();
    }
}
