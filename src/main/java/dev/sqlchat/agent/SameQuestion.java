package dev.sqlchat.agent;

import dev.sqlchat.answer.Comparison;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Turn;

/** Adds to an answer what is new since the user's last answer to the same question. */
final class SameQuestion {

    private final Conversations conversations;

    SameQuestion(Conversations conversations) {
        this.conversations = conversations;
    }

    Turn compared(String user, Turn turn) {
        return conversations.sameBefore(user, turn)
                .map(before -> turn.with(Comparison.of(given(before), before.finished(), given(turn)))).orElse(turn);
    }

    private static Comparison.Given given(Turn turn) {
        return new Comparison.Given(turn.answer(), turn.plan());
    }
}
