package dev.sqlchat.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.sqlchat.text.TextResource;

/** Finds where a question begins and ends between words that are only polite. */
final class Politeness {

    private static final Map<String, String> PHRASES = TextResource.entries(Politeness.class, "politeness.txt");
    private static final List<List<String>> BEFORE = phrases("BEFORE");
    private static final List<List<String>> AFTER = phrases("AFTER");

    private Politeness() {}

    /** What is left between polite words; all of it where nothing would be left. */
    static int[] bounds(List<String> words) {
        int start = 0;
        int end = words.size();
        for (int length = before(words, start, end); length > 0; length = before(words, start, end)) {
            start += length;
        }
        for (int length = after(words, start, end); length > 0; length = after(words, start, end)) {
            end -= length;
        }
        return start < end ? new int[]{start, end} : new int[]{0, words.size()};
    }

    private static int before(List<String> words, int start, int end) {
        return BEFORE.stream().filter(phrase -> phrase.size() <= end - start
                && words.subList(start, start + phrase.size()).equals(phrase)).mapToInt(List::size).findFirst()
                .orElse(0);
    }

    private static int after(List<String> words, int start, int end) {
        return AFTER.stream().filter(phrase -> phrase.size() <= end - start
                && words.subList(end - phrase.size(), end).equals(phrase)).mapToInt(List::size).findFirst().orElse(0);
    }

    private static List<List<String>> phrases(String kind) {
        return Arrays.stream(Objects.requireNonNull(PHRASES.get(kind)).split("\\|"))
                .map(phrase -> List.of(phrase.strip().split("\\s+"))).toList();
    }
}
