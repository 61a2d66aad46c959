package dev.sqlchat.agent;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Choice;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A question in its conversation.
 *
 * @param text as it is worked on: for the reply to a clarifying question the question that it clarified
 * @param chosen the choice that the reply took; null for other questions
 */
record Asked(String text, @Nullable String chosen, List<Turn> earlier) {

    static Asked of(String text, List<Turn> earlier) {
        if (earlier.isEmpty()) {
            return new Asked(text, null, earlier);
        }
        var last = earlier.getLast();
        return taken(text, last.answer())
                .map(choice -> new Asked(last.question(), choice.text(), earlier.subList(0, earlier.size() - 1)))
                .orElseGet(() -> new Asked(text, null, earlier));
    }

    /** Where nothing was asked back, only the very words of what was offered take it: anything else is a new question. */
    private static Optional<Choice> taken(String text, Answer answer) {
        return switch (answer.status()) {
            case CLARIFY -> ChoiceReply.of(text, answer.choices());
            case ABSTAINED -> ChoiceReply.exactly(text, answer.choices());
            case ANSWERED, REFUSED -> Optional.empty();
        };
    }

    /** In other words; the question that a choice was taken of stays as it was asked back about. */
    Asked reworded(String other) {
        return chosen == null ? new Asked(other, null, earlier) : this;
    }

    /** The plan of the last answer over this database; null also where nobody knows what plan its query follows. */
    @Nullable
    QueryPlan previous(String database) {
        return earlier.reversed().stream().filter(turn -> turn.database().equals(database))
                .filter(turn -> turn.plan() != null || turn.answer().sql() != null).findFirst().map(Turn::plan)
                .orElse(null);
    }
}
