package dev.sqlchat.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;

import dev.sqlchat.agent.AgentEvent;

/**
 * Writes a run's events as server-sent events as long as the client reads. In a quiet run it writes comments, since only
 * writing shows that nobody reads. Unless it is told to begin, nothing is written before the first event.
 */
final class EventStream implements LiveRun.Follower {

    private final HttpServletResponse response;
    private boolean begun;

    EventStream(HttpServletResponse response) {
        this.response = response;
    }

    /** So that the client knows that it is connected. */
    void begin() {
        start();
        send(":\n\n");
    }

    @Override
    public boolean hears(String id, AgentEvent event) {
        if (!begun) {
            start();
        }
        return send("id: %s\nevent: %s\ndata: %s\n\n".formatted(id, name(event), ApiJson.write(data(event))));
    }

    @Override
    public boolean waits() {
        return !begun || send(":\n\n");
    }

    private void start() {
        begun = true;
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // Proxies must pass each event on at once.
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static String name(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Step ignored -> "step";
            case AgentEvent.Sql ignored -> "sql";
            case AgentEvent.Rows ignored -> "rows";
            case AgentEvent.Token ignored -> "token";
            case AgentEvent.Answered ignored -> "answer";
            case AgentEvent.Faulted ignored -> "error";
        };
    }

    private static Object data(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Answered answered -> answered.answer();
            case AgentEvent.Faulted fault -> Problems.ofFault(fault.code(), fault.message(), fault.retryAfter()).body();
            default -> event;
        };
    }

    private boolean send(String text) {
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
