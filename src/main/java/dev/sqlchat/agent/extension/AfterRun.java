package dev.sqlchat.agent.extension;

import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.answer.Answer;

/**
 * Sees each answer before the user does, also one that says why there is none. It may word it differently and add notes;
 * SQL, rows and receipt stay what they are. Safe for many threads.
 */
@FunctionalInterface
public interface AfterRun {

    /**
     * What the user is told: {@link Words#of} where nothing is to change.
     *
     * @param question as it was worked on
     */
    Words after(Answer answer, RunQuestion question);

    /**
     * What an answer says in words.
     *
     * @param notes further sentences, below the answer's own
     */
    record Words(String sentence, List<String> notes) {

        public Words {
            notes = List.copyOf(notes);
            if (sentence.isBlank()) {
                throw new IllegalArgumentException("an answer says something");
            }
        }

        public static Words of(Answer answer) {
            return new Words(answer.answer(), answer.notes());
        }

        public Words saying(String other) {
            return new Words(other, notes);
        }

        public Words noting(String note) {
            return new Words(sentence, Stream.concat(notes.stream(), Stream.of(note)).toList());
        }
    }
}
