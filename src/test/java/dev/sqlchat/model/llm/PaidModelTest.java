package dev.sqlchat.model.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sqlchat.model.Budget;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PaidModelTest {

    /** About ten tokens. */
    private static final Prompt PROMPT = new Prompt(List.of(new Message.User("x".repeat(36))), List.of(), null, 500);

    private final List<Usage> paid = new ArrayList<>();

    @Test
    void paysForWhatTheProviderCounts() {
        var usage = new Usage(1, 12, 3, null);

        complete((prompt, tokens) -> new Completion("Yes.", List.of(), false, usage), tokens -> {});

        assertThat(paid).containsExactly(usage);
    }

    @Test
    void guessesWhatTheProviderDoesNotCount() {
        complete((prompt, tokens) -> new Completion("y".repeat(18), List.of(), false, new Usage(1, 0, 0, null)),
                tokens -> {});

        assertThat(paid).containsExactly(new Usage(1, 10, 5, null));
    }

    @Test
    void asksForNoLongerReplyThanIsPaid() {
        complete((prompt, tokens) -> {
            assertThat(prompt.mostTokens()).isEqualTo(400);
            return new Completion("Yes.", List.of(), false, new Usage(1, 12, 3, null));
        }, tokens -> {});
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"CANCELLED", "TIMED_OUT", "PROVIDER", "MALFORMED", "BUDGET"})
    void paysForWhatWasSentAndHeardBeforeACallFailed(Kind kind) {
        assertThatExceptionOfType(LanguageModelFailure.class).isThrownBy(() -> complete((prompt, tokens) -> {
            tokens.accept("y".repeat(18));
            throw new LanguageModelFailure(kind, "no", null, null);
        }, tokens -> {}));

        assertThat(paid).containsExactly(new Usage(1, 10, 5, null));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"UNAUTHORIZED", "UNREACHABLE", "RATE_LIMITED", "REJECTED", "PROVIDER"})
    void paysNothingWhereNothingWasDone(Kind kind) {
        assertThatExceptionOfType(LanguageModelFailure.class).isThrownBy(() -> complete((prompt, tokens) -> {
            throw new LanguageModelFailure(kind, "no", null, null);
        }, tokens -> {}));

        assertThat(paid).containsExactly(Usage.NONE);
    }

    @Test
    void paysAlsoWhereNobodyListensAnyMore() {
        assertThatIllegalStateException().isThrownBy(() -> complete((prompt, tokens) -> {
            tokens.accept("y".repeat(18));
            throw new AssertionError();
        }, tokens -> {
            throw new IllegalStateException("gone");
        }));

        assertThat(paid).containsExactly(new Usage(1, 10, 5, null));
    }

    @Test
    void isNotTriedOutForWhoHasNothingLeft() {
        var tried = new AtomicInteger();
        var model = new PaidModel(untried(tried), new Budget() {

            @Override
            public @Nullable Duration time() {
                return null;
            }

            @Override
            public Decision ask(int promptTokens, int mostTokens) {
                return new Decision.Denied("The day is used up.", Duration.ofHours(3));
            }
        });

        assertThatExceptionOfType(LanguageModelFailure.class).isThrownBy(model::capabilities)
                .withMessage("The day is used up.")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.BUDGET));
        assertThat(tried).hasValue(0);
        assertThat(new PaidModel(untried(tried), Budget.UNLIMITED).capabilities().streaming()).isTrue();
        assertThat(tried).hasValue(1);
    }

    private static LanguageModel untried(AtomicInteger tried) {
        return new LanguageModel() {

            @Override
            public String name() {
                return "provider/model";
            }

            @Override
            public Capabilities capabilities() {
                tried.incrementAndGet();
                return new Capabilities(false, false, true);
            }

            @Override
            public @Nullable Capabilities known() {
                return null;
            }

            @Override
            public Completion complete(Prompt prompt, Consumer<String> tokens) {
                throw new AssertionError();
            }
        };
    }

    private interface Reply {

        Completion to(Prompt prompt, Consumer<String> tokens);
    }

    private void complete(Reply reply, Consumer<String> tokens) {
        new PaidModel(model(reply), budget()).complete(PROMPT, tokens);
    }

    private static LanguageModel model(Reply reply) {
        return new LanguageModel() {

            @Override
            public String name() {
                return "provider/model";
            }

            @Override
            public Capabilities capabilities() {
                return new Capabilities(false, false, true);
            }

            @Override
            public Completion complete(Prompt prompt, Consumer<String> tokens) {
                return reply.to(prompt, tokens);
            }
        };
    }

    private Budget budget() {
        return new Budget() {

            @Override
            public @Nullable Duration time() {
                return null;
            }

            @Override
            public Decision ask(int promptTokens, int mostTokens) {
                assertThat(promptTokens).isEqualTo(10);
                return new Decision.Granted(mostTokens - 100, paid::add);
            }
        };
    }
}
