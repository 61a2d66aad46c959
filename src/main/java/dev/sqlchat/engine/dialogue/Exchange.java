package dev.sqlchat.engine.dialogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was asked, what was asked back, and the reply, as the questions that they come to. */
public final class Exchange {

    private static final PhraseList REPLIES = PhraseList.read("replies.txt");

    private Exchange() {}

    /**
     * The questions of a text, each a follow-up of the one before; the last one is meant. A text without {@code " | "} is
     * one question; else it is {@code question | asked back | reply}: a reply that agrees means what was asked back.
     */
    public static List<String> questions(String text) {
        var parts = Arrays.stream(text.split("\\s\\|\\s")).map(String::strip).filter(part -> !part.isEmpty()).toList();
        return parts.size() == 3
                ? List.of(parts.get(0), agrees(parts.get(2)) ? proposal(parts.get(1)) : parts.get(2))
                : List.of(text);
    }

    private static boolean agrees(String reply) {
        var words = Arrays.stream(reply.toLowerCase(Locale.ROOT).split("[^a-z]+")).filter(word -> !word.isEmpty())
                .toList();
        return words.stream().anyMatch(REPLIES.of("AGREES")::contains) && words.stream().allMatch(
                word -> REPLIES.of("AGREES").contains(word) || REPLIES.of("FILLS").contains(word));
    }

    /** "Did you mean the code of the city?" is the code of the city. */
    private static String proposal(String askedBack) {
        var text = askedBack.replaceAll("\\s+", " ");
        return REPLIES.of("ASKS").stream().filter(text.toLowerCase(Locale.ROOT)::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(opening -> text.substring(opening.length()).strip()).orElse(text);
    }
}
