package dev.sqlchat.answer;

import java.util.List;

/** How the work on a question ended. */
public sealed interface Ending {

    /** @param text blank: the sentence is composed from the result */
    record Answered(String text, double confidence) implements Ending {}

    /** It cannot be answered. */
    record Abstained(String reason, List<String> nearest, double confidence) implements Ending {}

    /** The user is asked back. */
    record Clarify(String question, List<String> choices, double confidence) implements Ending {}

    /** It may not be answered. */
    record Refused(String reason, List<String> nearest) implements Ending {}
}
