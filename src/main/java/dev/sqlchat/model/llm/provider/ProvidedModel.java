package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Deadline;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.model.llm.ProviderSettings;

/** A model of a provider. What it can do is found out when that is first needed, and then kept. */
public final class ProvidedModel implements LanguageModel {

    private final ProviderSettings settings;
    private final KeptCapabilities kept;
    private final Attempts attempts;
    private final Probe probe;
    private final Failures failures;
    private final ReentrantLock probing = new ReentrantLock();
    private volatile @Nullable Capabilities known;
    private volatile @Nullable LanguageModelFailure problem;
    private volatile boolean tried;

    ProvidedModel(ProviderSettings settings, Attempts attempts, Probe probe, Failures failures,
            KeptCapabilities kept, @Nullable Capabilities known) {
        this.settings = settings;
        this.kept = kept;
        this.known = known;
        this.attempts = attempts;
        this.probe = probe;
        this.failures = failures;
    }

    @Override
    public String name() {
        return settings.name();
    }

    /** @throws LanguageModelFailure when it is not known and cannot be found out now */
    @Override
    public Capabilities capabilities() {
        var already = known;
        return already == null ? noted(this::probed) : already;
    }

    private Capabilities probed() {
        if (!mayProbe()) {
            throw failures.outOfTime();
        }
        try {
            var found = known;
            return found == null ? recall() : found;
        } finally {
            probing.unlock();
        }
    }

    /** Whether the lock is ours; false when the time was over before another thread has found out. */
    private boolean mayProbe() {
        try {
            if (Deadline.CURRENT.isBound()) {
                return probing.tryLock(Deadline.CURRENT.get().left().toNanos(), TimeUnit.NANOSECONDS);
            }
            probing.lockInterruptibly();
            return true;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw failures.cancelled();
        }
    }

    private Capabilities recall() {
        var lately = kept.of(settings);
        known = lately;
        return lately == null ? find() : lately;
    }

    /**
     * Finds out what it can do, also where that was known.
     *
     * @throws LanguageModelFailure when that cannot be found out now
     */
    public Capabilities find() {
        var time = settings.timeout();
        var found = probe.capabilities(probe.streams(time), time);
        known = found;
        kept.keep(settings, found);
        return found;
    }

    @Override
    public Completion complete(Prompt prompt, Consumer<String> tokens) {
        boolean streaming = capabilities().streaming();
        return noted(() -> attempts.call(prompt, streaming, tokens, settings.timeout()));
    }

    /**
     * One short call.
     *
     * @throws LanguageModelFailure when it gives no reply in this time
     */
    public void check(Duration most) {
        noted(() -> probe.streams(most));
    }

    /** Whether anybody has called it. */
    boolean tried() {
        return tried;
    }

    @Override
    public @Nullable Capabilities known() {
        return known;
    }

    /** Why the last call failed; null when it did not. */
    public @Nullable LanguageModelFailure problem() {
        return problem;
    }

    /** Says nothing of the provider. */
    private static boolean ofCaller(LanguageModelFailure failure) {
        return failure.kind() == Kind.CANCELLED || failure.kind() == Kind.BUDGET;
    }

    private <T> T noted(Supplier<T> call) {
        try {
            tried = true;
            T result = call.get();
            problem = null;
            return result;
        } catch (LanguageModelFailure failure) {
            problem = ofCaller(failure) ? problem : failure;
            throw failure;
        }
    }
}
