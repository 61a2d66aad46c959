package dev.sqlchat.api;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.sqlchat.agent.AgentEvent;
import dev.sqlchat.answer.Answer;

/** Sends an answer in the form that the client accepts. */
@Component
final class Replies {

    private final Problems problems;

    Replies(Problems problems) {
        this.problems = problems;
    }

    /**
     * Sends what one of the two gives.
     *
     * @param whole the answer at its end
     * @param events the answer as it is worked on
     * @return null when the answer went out as events
     */
    @Nullable
    ResponseEntity<?> reply(@Nullable String accept, HttpServletResponse response, Supplier<Answer> whole,
            Consumer<Consumer<AgentEvent>> events) {
        var reply = Reply.accepted(accept);
        if (reply.isEmpty()) {
            return problems.notAcceptable().response();
        }
        return switch (reply.get()) {
            case JSON -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer(whole));
            case TEXT -> ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(answer(whole).text());
            case EVENTS -> {
                follow(response, events);
                yield null;
            }
        };
    }

    /** The container goes on with this thread: an interruption was the run's. */
    private static Answer answer(Supplier<Answer> whole) {
        try {
            return whole.get();
        } finally {
            Thread.interrupted();
        }
    }

    /** Each request has a virtual thread of its own, so that the run may stay on it. */
    void follow(HttpServletResponse response, Consumer<Consumer<AgentEvent>> events) {
        try (var stream = new EventStream(response)) {
            events.accept(stream);
        }
    }
}
