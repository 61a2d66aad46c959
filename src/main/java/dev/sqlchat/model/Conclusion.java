package dev.sqlchat.model;

import java.util.List;

/** How a model ends its work on a question. */
public sealed interface Conclusion {

    /** From 0 to 1: how likely the conclusion is right. */
    double confidence();

    /** @param text blank: the sentence is to be composed from the last query's result */
    record Answered(String text, double confidence) implements Conclusion {}

    /**
     * It cannot answer.
     *
     * @param reason one or two sentences for the user
     * @param nearest what the user could ask instead, or names that come nearest
     */
    record Abstained(String reason, List<String> nearest, double confidence) implements Conclusion {

        public Abstained {
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * It asks back.
     *
     * @param choices two to four
     */
    record Clarify(String question, List<String> choices, double confidence) implements Conclusion {

        public Clarify {
            choices = List.copyOf(choices);
            if (choices.size() < 2 || choices.size() > 4) {
                throw new IllegalArgumentException("a clarifying question offers two to four choices: " + choices);
            }
        }
    }
}
