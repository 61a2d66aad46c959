package dev.sqlchat.agent;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Choice;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * A question in its conversation.
 *
 * @param text as it is worked on: for the reply to a clarifying question the question that it clarified
 * @param chosen the choice that the reply took; null for other questions
 * @param edited what edits made of an earlier answer; null for a question in words
 */
record Asked(String text, @Nullable String chosen, List<Turn> earlier, Opening.@Nullable Edited edited) {

    static Asked of(Opening opening, List<Turn> earlier) {
        return opening.edited() == null
                ? of(opening.question(), earlier)
                : new Asked(opening.question(), null, earlier, opening.edited());
    }

    private static Asked of(String text, List<Turn> earlier) {
        if (earlier.isEmpty()) {
            return new Asked(text, null, earlier, null);
        }
        var last = earlier.getLast();
        return taken(text, last.answer())
                .map(choice -> new Asked(last.question(), choice.text(), earlier.subList(0, earlier.size() - 1), null))
                .orElseGet(() -> new Asked(text, null, earlier, null));
    }

    /** Where nothing was asked back, only the very words of what was offered take it: anything else is a new question. */
    private static Optional<Choice> taken(String text, Answer answer) {
        return switch (answer.status()) {
            case CLARIFY -> ChoiceReply.of(text, answer.choices());
            case ABSTAINED -> ChoiceReply.exactly(text, answer.choices());
            case ANSWERED, REFUSED -> Optional.empty();
        };
    }

    /** In other words; the question that a choice was taken of stays as it was asked back about, and edits as they are. */
    Asked reworded(String other) {
        return chosen == null && edited == null ? new Asked(other, null, earlier, null) : this;
    }

    /** How the edited plan reads the question, as sure as what was edited was; null for a question in words. */
    @Nullable
    Reading reading(String database, Catalog catalog) {
        if (edited == null) {
            return null;
        }
        var before = edited(edited.turn(), database).map(Turn::answer);
        return Reading.of(edited.plan(), catalog, before.map(Answer::confidence).orElse(1.0))
                .matched(filter -> before.flatMap(answer -> words(answer.receipt(), filter)));
    }

    /** Others may have been answered while this one waited. */
    private Optional<Turn> edited(int number, String database) {
        return earlier.stream().filter(turn -> turn.number() == number).findFirst().or(() -> before(database));
    }

    private static Optional<String> words(Answer.Receipt receipt, Reading.Filter filter) {
        return receipt.filters().stream()
                .filter(known -> known.column().equals(filter.column().toString())
                        && known.operator().equals(filter.operator()) && known.value().equals(filter.value()))
                .flatMap(known -> Optional.ofNullable(known.matchedFrom()).stream()).findFirst();
    }

    /** The plan of the last answer over this database; null also where nobody knows what plan its query follows. */
    @Nullable
    QueryPlan previous(String database) {
        return before(database).map(Turn::plan).orElse(null);
    }

    private Optional<Turn> before(String database) {
        return earlier.reversed().stream().filter(turn -> turn.database().equals(database))
                .filter(turn -> turn.plan() != null || turn.answer().sql() != null).findFirst();
    }
}
