package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Deadline;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.Prompt;

/** Calls a model again where that may help, while there is time and nothing of a reply has been handed on. */
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final int MOST = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Endpoint endpoint;
    private final Failures failures;

    Attempts(Endpoint endpoint, Failures failures) {
        this.endpoint = endpoint;
        this.failures = failures;
    }

    /** @throws LanguageModelFailure the last one */
    Completion call(Prompt prompt, boolean streaming, Consumer<String> tokens, Duration time) {
        var own = Deadline.in(time);
        return Deadline.CURRENT.isBound() && Deadline.CURRENT.get().isBefore(own)
                ? callInTime(prompt, streaming, tokens)
                : ScopedValue.where(Deadline.CURRENT, own).call(() -> call(prompt, streaming, tokens, own));
    }

    /** Whoever calls has less time than the settings give. */
    private Completion callInTime(Prompt prompt, boolean streaming, Consumer<String> tokens) {
        try {
            return call(prompt, streaming, tokens, Deadline.CURRENT.get());
        } catch (LanguageModelFailure failure) {
            throw failure.kind() == LanguageModelFailure.Kind.TIMED_OUT ? failures.outOfTime() : failure;
        }
    }

    private Completion call(Prompt prompt, boolean streaming, Consumer<String> tokens, Deadline deadline) {
        var heard = new AtomicBoolean();
        Consumer<String> noted = text -> {
            heard.set(true);
            tokens.accept(text);
        };
        for (int attempt = 1;; attempt++) {
            try {
                return endpoint.call(prompt, streaming, noted);
            } catch (LanguageModelFailure failure) {
                if (heard.get() || attempt >= MOST || !again(failure, attempt, deadline)) {
                    throw failure;
                }
            }
        }
    }

    private boolean again(LanguageModelFailure failure, int attempt, Deadline deadline) {
        return switch (failure.kind()) {
            case REJECTED -> endpoint.learns(failure);
            case RATE_LIMITED, UNREACHABLE, PROVIDER -> paused(pause(failure, attempt), deadline, failure);
            case UNAUTHORIZED, UNKNOWN_MODEL, TIMED_OUT, MALFORMED, BUDGET, CANCELLED -> false;
        };
    }

    private static Duration pause(LanguageModelFailure failure, int attempt) {
        var told = failure.retryAfter();
        long grown = FIRST_PAUSE.toMillis() << (attempt - 1);
        var own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(grown / 2, grown));
        return told == null || told.compareTo(own) < 0 ? own : told;
    }

    private boolean paused(Duration pause, Deadline deadline, LanguageModelFailure failure) {
        if (!deadline.allows(pause)) {
            return false;
        }
        log.debug("trying again in {} ms: {}", pause.toMillis(), failure.getMessage());
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw failures.cancelled();
        }
    }
}
