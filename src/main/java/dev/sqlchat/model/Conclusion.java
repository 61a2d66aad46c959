package dev.sqlchat.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** How a model ends its work on a question. */
public sealed interface Conclusion {

    /** From 0 to 1: how likely the conclusion is right. */
    double confidence();

    /** The same with one more sentence for the user, where it has words of its own. */
    default Conclusion because(String sentence) {
        return switch (this) {
            case Answered answered -> answered;
            case Abstained abstained -> new Abstained(abstained.reason() + " " + sentence, abstained.nearest(),
                    abstained.readings(), abstained.confidence());
            case Clarify clarify -> new Clarify(sentence + " " + clarify.question(), clarify.options(),
                    clarify.confidence());
        };
    }

    /**
     * @param text blank: the sentence is to be composed from a query's result
     * @param call the id of the call whose rows the answer rests on; null: the last that found some
     */
    record Answered(String text, double confidence, @Nullable String call, Opinions opinions) implements Conclusion {

        public Answered(String text, double confidence) {
            this(text, confidence, null);
        }

        public Answered(String text, double confidence, @Nullable String call) {
            this(text, confidence, call, Opinions.ONE);
        }
    }

    /** How those who worked on a question independently answer it. */
    enum Opinions {
        /** Only one did. */
        ONE,
        /** All found the same. */
        AGREE,
        /** They found different things. */
        DIFFER
    }

    /**
     * It cannot answer.
     *
     * @param reason one or two sentences for the user
     * @param nearest what the user could ask instead, or names that come nearest
     * @param readings how it could be meant, in words, likeliest first; the user may say that one is
     */
    record Abstained(String reason, List<String> nearest, List<String> readings,
            double confidence) implements Conclusion {

        public Abstained(String reason, List<String> nearest, double confidence) {
            this(reason, nearest, List.of(), confidence);
        }

        public Abstained {
            nearest = List.copyOf(nearest);
            readings = List.copyOf(readings);
        }
    }

    /**
     * It asks back.
     *
     * @param options two to four
     */
    record Clarify(String question, List<Option> options, double confidence) implements Conclusion {

        public Clarify {
            options = List.copyOf(options);
            if (options.size() < 2 || options.size() > 4) {
                throw new IllegalArgumentException("a clarifying question offers two to four choices: " + options);
            }
        }
    }

    /**
     * One way to mean the question.
     *
     * @param text in plain words
     * @param call the id of the call that found what this would be answered with; null where none was made
     */
    record Option(String text, @Nullable String call) {}
}
