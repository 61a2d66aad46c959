package dev.sqlchat.model.prompting;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.exploring.Relevance;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Precedent.Example;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.Progress.Attempt;

import static dev.sqlchat.model.SqlTools.QUERY;

/**
 * A question as far as it was worked on.
 *
 * @param draft how the engine reads it; null where it does not, or is not asked
 * @param values whether stored values may be told
 */
record Case(ChatRequest request, Progress progress, Relevance relevance, @Nullable Reading draft, boolean values) {

    /** Questions like it with their verified queries, which may hold stored values. */
    List<Example> examples() {
        return values ? request.grounding().precedent().similar() : List.of();
    }

    /** What an answer may tell of: what was found and the question; empty while the model's queries found nothing. */
    String found() {
        return lastFound().map(attempt -> attempt.result().text() + "\n" + progress.question()).orElse("");
    }

    /** The last query of the model that ran; it may have tried others in vain since. */
    Optional<Attempt> lastFound() {
        return progress.attempts(QUERY).reversed().stream().filter(attempt -> !attempt.result().failed()).findFirst();
    }

    /** What was said in the conversation before the question. */
    List<Message> history() {
        var messages = request.messages();
        var question = messages.lastIndexOf(new Message.User(progress.question()));
        return messages.subList(0, question).stream().filter(message -> !(message instanceof Message.Instruction))
                .toList();
    }
}
