package dev.sqlchat.agent.extension;

import java.util.List;
import java.util.stream.Stream;

/**
 * Sees each question before it is worked on. It is called again when an interrupted question goes on. Safe for many
 * threads.
 */
@FunctionalInterface
public interface BeforeRun {

    /** Made by {@link RunQuestion#proceed()} or {@link RunQuestion#decline}. */
    Decision before(RunQuestion question);

    /** What is done with the question. */
    sealed interface Decision {

        /**
         * It is worked on.
         *
         * @param text what is worked on instead; for the reply to a clarifying question it stays as it was
         * @param hints what models are told beside the question
         */
        record Proceed(String text, List<String> hints) implements Decision {

            public Proceed {
                hints = List.copyOf(hints);
                if (text.isBlank()) {
                    throw new IllegalArgumentException("a question that is to be worked on says something");
                }
            }

            public Proceed reworded(String other) {
                return new Proceed(other, hints);
            }

            public Proceed hinted(String hint) {
                return new Proceed(text, Stream.concat(hints.stream(), Stream.of(hint)).toList());
            }
        }

        /**
         * It is refused, and no model sees it.
         *
         * @param reason one or two sentences for the user
         */
        record Decline(String reason) implements Decision {

            public Decline {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("a question is declined for a reason");
                }
            }
        }
    }
}
