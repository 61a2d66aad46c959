package dev.sqlchat.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** How the work on a question ended. */
public sealed interface Ending {

    /** @param text blank: the sentence is composed from the result */
    record Answered(String text, double confidence) implements Ending {}

    /** It cannot be answered. */
    record Abstained(String reason, List<String> nearest, double confidence) implements Ending {}

    /** The user is asked back. */
    record Clarify(String question, List<Option> options, double confidence) implements Ending {}

    /** @param finding what it would be answered with; null where that was not looked up */
    record Option(String text, Work.@Nullable Finding finding) {}

    /** It may not be answered. */
    record Refused(String reason, List<String> nearest) implements Ending {}
}
