package dev.sqlchat.agent;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Budget;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.Prices;

/** What language models may take for one question, and what they took. */
final class QuestionBudget implements Budget {

    /** The next call and one more have to fit, each a little larger than those before. */
    private static final double TWO_CALLS = 2.5;

    private final Allowance allowance;
    private final @Nullable Prices prices;
    private final Duration most;
    private final Budget payer;
    private final long begin = System.nanoTime();
    private Usage taken = Usage.NONE;
    private Usage ofStep = Usage.NONE;
    private Duration waited = Duration.ZERO;
    private @Nullable String denied;
    private boolean payerDenied;

    /** @param payer of whoever asks, who may have less */
    QuestionBudget(AgentSettings settings, Budget payer) {
        this.payer = payer;
        this.allowance = settings.allowance();
        this.prices = settings.prices();
        this.most = settings.time();
    }

    /** @param known what was taken as far as models say, before a restart too */
    synchronized void beginStep(Usage known) {
        taken = known.tokens() > taken.tokens() ? known : taken;
        ofStep = Usage.NONE;
    }

    /** What the step took: what the model says, unless more was paid. */
    synchronized Usage ofStep(Usage said) {
        return ofStep.modelCalls() > said.modelCalls() ? ofStep : said;
    }

    /** What the question took, with calls that got no reply. */
    synchronized Usage taken() {
        return taken;
    }

    /** Why a call was not paid for; empty where all were. */
    synchronized Optional<String> denied() {
        return Optional.ofNullable(denied);
    }

    /** Whether it was whoever pays who denied a call, not the question's own allowance. */
    synchronized boolean payerDenied() {
        return payerDenied;
    }

    /** Whether only the next call fits, or not even that, as far as the calls before tell. */
    synchronized boolean isNearlySpent() {
        var left = allowance.minus(taken);
        return isLittle(left.tokens(), taken.tokens()) || isLittle(left.cost(), taken.cost())
                || isLittle(time().toMillis(), waited.toMillis());
    }

    private boolean isLittle(@Nullable Number left, @Nullable Number spent) {
        return left != null && spent != null && taken.modelCalls() > 0
                && left.doubleValue() < TWO_CALLS * spent.doubleValue() / taken.modelCalls();
    }

    @Override
    public Duration time() {
        return most.minusNanos(System.nanoTime() - begin);
    }

    @Override
    public synchronized Decision ask(int promptTokens, int mostTokens) {
        return late().map(this::denied).orElseGet(() -> allowance.minus(taken)
                .reply(promptTokens, mostTokens, prices).map(reply -> payer(promptTokens, reply))
                .orElseGet(() -> denied(words())));
    }

    private Decision payer(int promptTokens, int reply) {
        return switch (payer.ask(promptTokens, reply)) {
            case Decision.Granted granted -> granted(granted);
            case Decision.Denied no -> {
                denied = no.reason();
                payerDenied = true;
                yield no;
            }
        };
    }

    /** That the time is over, in words; empty while it is not. */
    Optional<String> late() {
        return time().isPositive()
                ? Optional.empty()
                : Optional.of("The %d seconds that I may take are over.".formatted(most.toSeconds()));
    }

    private Decision granted(Decision.Granted granted) {
        var asked = System.nanoTime();
        return new Decision.Granted(granted.mostTokens(), usage -> {
            took(usage, Duration.ofNanos(System.nanoTime() - asked));
            granted.took().accept(usage);
        });
    }

    private synchronized void took(Usage usage, Duration lasted) {
        var priced = prices == null ? usage : prices.priced(usage);
        taken = taken.plus(priced);
        ofStep = ofStep.plus(priced);
        waited = waited.plus(lasted);
    }

    private Decision denied(String reason) {
        denied = reason;
        return new Decision.Denied(reason, null);
    }

    private String words() {
        return "What is left of the %s that a language model may take for a question does not suffice for another call."
                .formatted(allowance.words());
    }
}
