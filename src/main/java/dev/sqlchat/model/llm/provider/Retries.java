package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.model.llm.Deadline;
import dev.sqlchat.model.llm.LanguageModelFailure;

/** Calls a provider again where that may help, while there is time. */
final class Retries {

    private static final Logger log = LoggerFactory.getLogger(Retries.class);
    private static final int MOST = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Failures failures;

    Retries(Failures failures) {
        this.failures = failures;
    }

    /**
     * @param learns whether the same may be asked again of a provider that would not take it
     * @param allowed whether a call may be made again at all
     * @throws LanguageModelFailure the last one
     */
    <T> T call(Supplier<T> attempt, Predicate<LanguageModelFailure> learns, BooleanSupplier allowed, Duration time) {
        var own = Deadline.in(time);
        return Deadline.CURRENT.isBound() && Deadline.CURRENT.get().isBefore(own)
                ? callInTime(attempt, learns, allowed)
                : ScopedValue.where(Deadline.CURRENT, own).call(() -> call(attempt, learns, allowed, own));
    }

    /** Whoever calls has less time than the settings give. */
    private <T> T callInTime(Supplier<T> attempt, Predicate<LanguageModelFailure> learns, BooleanSupplier allowed) {
        try {
            return call(attempt, learns, allowed, Deadline.CURRENT.get());
        } catch (LanguageModelFailure failure) {
            throw failure.kind() == LanguageModelFailure.Kind.TIMED_OUT ? failures.outOfTime() : failure;
        }
    }

    private <T> T call(Supplier<T> attempt, Predicate<LanguageModelFailure> learns, BooleanSupplier allowed,
            Deadline deadline) {
        for (int number = 1;; number++) {
            try {
                return attempt.get();
            } catch (LanguageModelFailure failure) {
                if (number >= MOST || !allowed.getAsBoolean() || !again(failure, learns, number, deadline)) {
                    throw failure;
                }
            }
        }
    }

    private boolean again(LanguageModelFailure failure, Predicate<LanguageModelFailure> learns, int number,
            Deadline deadline) {
        return switch (failure.kind()) {
            case REJECTED -> learns.test(failure);
            case RATE_LIMITED, UNREACHABLE, PROVIDER -> paused(pause(failure, number), deadline, failure);
            case UNAUTHORIZED, UNKNOWN_MODEL, TIMED_OUT, MALFORMED, BUDGET, CANCELLED -> false;
        };
    }

    private static Duration pause(LanguageModelFailure failure, int number) {
        var told = failure.retryAfter();
        long grown = FIRST_PAUSE.toMillis() << (number - 1);
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
