package dev.sqlchat.model.llm;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Budget;
import dev.sqlchat.model.Usage;

/** A language model whose calls a budget pays for: none begins, writes more or lasts longer than it allows. */
public record PaidModel(LanguageModel model, Budget budget) implements LanguageModel {

    /** Tokens that any question takes at the least, of its prompt and of the reply. */
    private static final int LEAST = 100;

    @Override
    public String name() {
        return model.name();
    }

    /**
     * Finding out is not paid for, but made only for those who have something left.
     *
     * @throws LanguageModelFailure also of the kind {@link LanguageModelFailure.Kind#BUDGET}
     */
    @Override
    public Capabilities capabilities() {
        var known = known();
        return known == null ? found() : known;
    }

    @Override
    public @Nullable Capabilities known() {
        return model.known();
    }

    private Capabilities found() {
        return switch (budget.ask(LEAST, LEAST)) {
            case Budget.Decision.Granted granted -> {
                granted.took().accept(Usage.NONE);
                yield inTime(model::capabilities);
            }
            case Budget.Decision.Denied denied -> throw unpaid(denied);
        };
    }

    /** @throws LanguageModelFailure also of the kind {@link LanguageModelFailure.Kind#BUDGET} */
    @Override
    public Completion complete(Prompt prompt, Consumer<String> tokens) {
        return switch (budget.ask(prompt.tokens(), prompt.mostTokens())) {
            case Budget.Decision.Granted granted -> paid(prompt.atMost(granted.mostTokens()), granted.took(), tokens);
            case Budget.Decision.Denied denied -> throw unpaid(denied);
        };
    }

    private static LanguageModelFailure unpaid(Budget.Decision.Denied denied) {
        return new LanguageModelFailure(LanguageModelFailure.Kind.BUDGET, denied.reason(), denied.retryAfter(), null);
    }

    private Completion paid(Prompt prompt, Consumer<Usage> took, Consumer<String> tokens) {
        var heard = new AtomicLong();
        Consumer<String> noted = text -> {
            heard.addAndGet(text.length());
            tokens.accept(text);
        };
        // What nobody counts, for whoever listens being gone or the provider not saying, is as much as it looks.
        Supplier<Usage> guess = () -> new Usage(1, prompt.tokens(), Tokens.in(heard.get()), null);
        var taken = guess;
        try {
            var completion = inTime(() -> model.complete(prompt, noted));
            taken = () -> completion.usage().tokens() > 0 ? completion.usage() : guess(prompt, completion);
            return completion;
        } catch (LanguageModelFailure failure) {
            taken = worked(failure.kind(), heard.get() > 0) ? guess : () -> Usage.NONE;
            throw failure;
        } finally {
            took.accept(taken.get());
        }
    }

    private static Usage guess(Prompt prompt, Completion completion) {
        return new Usage(1, prompt.tokens(), Tokens.in(completion.text()), null);
    }

    /** Whether the model has worked, so that it is to be paid for. */
    private static boolean worked(LanguageModelFailure.Kind kind, boolean heard) {
        return switch (kind) {
            case TIMED_OUT, CANCELLED, MALFORMED, BUDGET -> true;
            case PROVIDER -> heard;
            case UNAUTHORIZED, UNKNOWN_MODEL, RATE_LIMITED, UNREACHABLE, REJECTED -> false;
        };
    }

    private <T> T inTime(Supplier<T> call) {
        Duration time = budget.time();
        return time == null ? call.get() : ScopedValue.where(Deadline.CURRENT, Deadline.in(time)).call(call::get);
    }
}
