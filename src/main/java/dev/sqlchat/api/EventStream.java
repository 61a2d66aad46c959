package dev.sqlchat.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import dev.sqlchat.agent.AgentEvent;

/**
 * Writes a run's events as server-sent events and interrupts the run's thread when the client is gone. A quiet run is
 * probed with comments, since only writing shows that nobody reads. Nothing is written before the first event.
 */
final class EventStream implements Consumer<AgentEvent>, AutoCloseable {

    private static final Duration PROBE = Duration.ofSeconds(1);

    private final HttpServletResponse response;
    private final Thread run = Thread.currentThread();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Thread probe;
    private int id;
    private boolean open = true;

    EventStream(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void accept(AgentEvent event) {
        if (id == 0) {
            start();
        }
        id++;
        write("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, name(event), ApiJson.write(data(event))));
    }

    private void start() {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // Proxies must pass each event on at once.
        response.setHeader("X-Accel-Buffering", "no");
        probe = Thread.ofVirtual().name("stream-probe").start(this::probe);
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

    private void probe() {
        try {
            do {
                Thread.sleep(PROBE);
            } while (write(":\n\n"));
        } catch (InterruptedException ignored) {
            // The run is over.
        }
    }

    /** Also from an interrupted run, whose client is to hear of that. */
    private boolean write(String text) {
        boolean interrupted = Thread.interrupted();
        try {
            return sent(text);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean sent(String text) {
        writing.lock();
        try {
            if (open) {
                response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
            }
        } catch (IOException ignored) {
            open = false;
            run.interrupt();
        } finally {
            writing.unlock();
        }
        return open;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            open = false;
        } finally {
            writing.unlock();
        }
        if (probe != null) {
            probe.interrupt();
        }
        // The container goes on with this thread: the interruption was the run's.
        Thread.interrupted();
    }
}
