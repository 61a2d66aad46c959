package dev.sqlchat.api;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.sqlchat.agent.AgentEvent;
import dev.sqlchat.agent.QuestionFailed;
import dev.sqlchat.answer.Answer;

/** Sends an answer in the form that the client accepts. */
@Component
final class Replies {

    private final Problems problems;

    Replies(Problems problems) {
        this.problems = problems;
    }

    /**
     * Sends the answer of a run, or its events.
     *
     * @param begin is asked for the run once it is known that there is a form
     * @return null when the answer went out as events
     */
    @Nullable
    ResponseEntity<?> reply(@Nullable String accept, HttpServletResponse response, Supplier<LiveRun> begin) {
        var reply = Reply.accepted(accept);
        if (reply.isEmpty()) {
            return problems.notAcceptable().response();
        }
        return switch (reply.get()) {
            case JSON -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer(begin.get()));
            case TEXT -> ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(answer(begin.get()).text());
            case EVENTS -> {
                begin.get().follow(0, new EventStream(response));
                yield null;
            }
        };
    }

    private static Answer answer(LiveRun run) {
        return switch (end(run)) {
            case AgentEvent.Answered answered -> answered.answer();
            case AgentEvent.Faulted fault -> throw new QuestionFailed(fault);
            default -> throw new IllegalStateException("the last event is no end");
        };
    }

    private static AgentEvent end(LiveRun run) {
        try {
            return run.end();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopping);
        }
    }
}
