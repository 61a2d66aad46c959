package dev.sqlchat.api;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Threads;

/** Finds an answer that a user was given. */
@Component
class GivenAnswers {

    private final Conversations conversations;
    private final Threads threads;

    GivenAnswers(Conversations conversations, Threads threads) {
        this.conversations = conversations;
        this.threads = threads;
    }

    record Given(String question, String database, Answer answer) {}

    /** Of a stored thread. */
    Optional<Given> byId(String user, String id) {
        return threads.answered(user, id).flatMap(entry -> given(entry.question(), entry.database(), entry.answer()));
    }

    Optional<Given> byTurn(String user, String thread, int turn) {
        return conversations.turns(user, thread).stream().filter(each -> each.number() == turn).findFirst()
                .flatMap(each -> given(each.question(), each.database(), each.answer()));
    }

    private static Optional<Given> given(String question, @Nullable String database, @Nullable Answer answer) {
        return database == null || answer == null
                ? Optional.empty()
                : Optional.of(new Given(question, database, answer));
    }
}
