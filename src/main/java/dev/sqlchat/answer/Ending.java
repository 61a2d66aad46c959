package dev.sqlchat.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** How the work on a question ended. */
public sealed interface Ending {

    /**
     * @param text blank: the sentence is composed from the result
     * @param second what another found that worked on it independently
     */
    record Answered(String text, double confidence, SecondOpinion second) implements Ending {

        public Answered(String text, double confidence) {
            this(text, confidence, SecondOpinion.NONE);
        }
    }

    /** What another found that worked on the question independently. */
    enum SecondOpinion {
        NONE, THE_SAME, SOMETHING_ELSE
    }

    /**
     * It cannot be answered.
     *
     * @param readings how it could be meant, in words; empty where nothing is near enough
     */
    record Abstained(String reason, List<String> nearest, List<String> readings,
            double confidence) implements Ending {

        public Abstained(String reason, List<String> nearest, double confidence) {
            this(reason, nearest, List.of(), confidence);
        }
    }

    /** The user is asked back. */
    record Clarify(String question, List<Option> options, double confidence) implements Ending {}

    /** @param finding what it would be answered with; null where that was not looked up */
    record Option(String text, Work.@Nullable Finding finding) {}

    /** It may not be answered. */
    record Refused(String reason, List<String> nearest) implements Ending {}
}
