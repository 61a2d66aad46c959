package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

import dev.sqlchat.model.Usage;

/** What this process had language models take since it started, whoever asked. */
public final class SpendingCounts {

    private final LongAdder calls = new LongAdder();
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();
    private final DoubleAdder cost = new DoubleAdder();
    private final LongAdder denied = new LongAdder();

    SpendingCounts() {}

    void took(Usage usage) {
        calls.add(usage.modelCalls());
        inputTokens.add(usage.inputTokens());
        outputTokens.add(usage.outputTokens());
        BigDecimal known = usage.cost();
        cost.add(known == null ? 0 : known.doubleValue());
    }

    void deny() {
        denied.increment();
    }

    public long calls() {
        return calls.sum();
    }

    public long inputTokens() {
        return inputTokens.sum();
    }

    public long outputTokens() {
        return outputTokens.sum();
    }

    /** In USD, as far as it is known. */
    public double cost() {
        return cost.sum();
    }

    /** Calls that were not made since a user's day was used up. */
    public long denied() {
        return denied.sum();
    }
}
