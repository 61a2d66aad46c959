package dev.sqlchat.analytics;

import java.util.Locale;

/** What the same question has in common however it is typed. */
final class QuestionForm {

    private QuestionForm() {}

    /** Without case, repeated spaces and closing marks. */
    static String of(String question) {
        var words = question.strip().replaceAll("[\\s\\p{Z}]+", " ").toLowerCase(Locale.ROOT);
        var open = words.replaceAll("[?!.\\s]+$", "");
        return open.isEmpty() ? words : open;
    }
}
