package dev.sqlchat.agent;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.agent.QuestionDone.Outcome;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.Budget;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ScriptedLanguageModel;
import dev.sqlchat.model.choice.HybridChatModel;
import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.Prices;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.spending.Spending;
import dev.sqlchat.tools.Disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a language model may take for a question. */
class QuestionBudgetTest {

    private static final String COUNT = "SELECT COUNT(*) FROM machines";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final ScriptedLanguageModel llm = new ScriptedLanguageModel().withTools(true);
    private final List<QuestionDone> told = new ArrayList<>();
    private Spending spending = Spending.UNCOUNTED;
    private Estate estate;

    @BeforeEach
    void open() throws SQLException {
        estate = Estate.in(directory);
    }

    @Test
    void asksForTheAnswerWhereOnlyOneMoreCallFits() {
        llm.takes(4_000, 100).queries(COUNT).says("There are 4 machines.");

        var answer = ask(alone(), tokens(10_000));

        assertThat(answer.answer()).isEqualTo("There are 4 machines.");
        assertThat(llm.prompts()).extracting(prompt -> prompt.tools().size()).containsExactly(4, 0);
    }

    @Test
    void goesOnWhileThereIsEnough() {
        llm.takes(4_000, 100).calls("sql_db_list_tables", Map.of()).queries(COUNT).says("There are 4 machines.");

        assertThat(ask(alone(), tokens(50_000)).usage().modelCalls()).isEqualTo(3);
        assertThat(llm.prompts()).extracting(Prompt::tools).allMatch(tools -> tools.size() == 4);
    }

    @Test
    void saysSoWhereAModelThatShouldAnswerCallsTools() {
        llm.takes(4_000, 100).queries(COUNT).calls("sql_db_schema", Map.of("table_names", "teams")).takes(10, 10)
                .calls("sql_db_list_tables", Map.of());

        var answer = ask(alone(), tokens(10_000));
        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("what a language model may take");
    }

    @Test
    void runsTheLastQueryOfAModelThatWritesQueriesAlone() {
        llm.withTools(false).takes(4_000, 100).says("SELECT COUNT(*) FROM nothing").says(COUNT);

        assertThat(ask(alone(), tokens(10_000)).rows()).isEqualTo(List.of(List.of(4L)));
    }

    @Test
    void endsWithAReasonWhereNoCallFits() {
        llm.takes(9_900, 50).queries(COUNT);

        var answer = ask(alone(), tokens(10_000));

        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("10,000 tokens", "does not suffice");
        assertThat(answer.usage()).isEqualTo(new Answer.Usage(1, 9_900, 50, null));
    }

    @Test
    void shortensTheReplyToWhatIsLeft() {
        llm.takes(100, 10).says("I cannot say.");

        ask(alone(), tokens(2_500));

        assertThat(llm.prompts().getFirst().mostTokens()).isBetween(100, 2_000);
    }

    @Test
    void leavesTheQuestionToTheEngineWhereNoCallFits() {
        var answer = ask(hybrid(), tokens(50));

        assertThat(llm.prompts()).isEmpty();
        assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
        assertThat(answer.answer()).contains("40 % sure", "50 tokens");
        assertThat(answer.model()).isEqualTo("embedded");
    }

    @Test
    void boundsWhatAQuestionCosts() {
        llm.takes(4_000, 100).queries(COUNT).says("There are 4 machines.");

        var answer = ask(alone(), new Allowance(null, new BigDecimal("0.01")));

        assertThat(answer.answer()).isEqualTo("There are 4 machines.");
        assertThat(llm.prompts().getLast().tools()).isEmpty();
        assertThat(ask(hybrid(), new Allowance(null, new BigDecimal("0.00001"))).answer()).contains("0.00001 USD");
    }

    @Test
    void tellsWhatAQuestionTookThatFailed() {
        llm.takes(4_000, 100).queries(COUNT).fails(Kind.UNREACHABLE);

        assertThatExceptionOfType(QuestionFailed.class).isThrownBy(() -> ask(alone(), Allowance.UNLIMITED));

        assertThat(told.getLast().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(told.getLast().usage()).isEqualTo(new Answer.Usage(1, 4_000, 100, new BigDecimal("0.0042")));
    }

    @Test
    void countsAReplyThatWasOfNoUse() {
        llm.withTools(false).takes(300, 10).says("There are some.").fails(Kind.UNREACHABLE);

        var answer = ask(hybrid(), Allowance.UNLIMITED);

        assertThat(answer.answer()).contains("40 % sure");
        assertThat(answer.usage().inputTokens()).isEqualTo(300);
    }

    @Test
    void failsWhereTheDayOfWhoeverAsksIsUsedUp() {
        spending = user -> denying("The day of " + user + " is used up.");

        assertThatExceptionOfType(QuestionFailed.class).isThrownBy(() -> ask(alone(), Allowance.UNLIMITED))
                .withMessage("The day of local is used up.").satisfies(failed -> {
                    assertThat(failed.code()).isEqualTo("model_budget_exceeded");
                    assertThat(failed.retryAfter()).isEqualTo(Duration.ofHours(3));
                });
        assertThat(llm.prompts()).isEmpty();
    }

    @Test
    void theEngineAnswersAloneAndSaysSoWhereTheDayIsUsedUp() {
        spending = user -> denying("The day is used up.");

        var answer = ask(hybrid(), Allowance.UNLIMITED);

        assertThat(answer.answer()).contains("40 % sure").endsWith("The day is used up.");
        assertThat(answer.receipt().checks()).containsExactly(
                new Answer.Check("language_model", Answer.CheckStatus.SKIPPED, "The day is used up."));
    }

    @Test
    void whatWasFoundIsTheAnswerWhereTheDayIsUsedUpMeanwhile() {
        spending = user -> onceThen("The day is used up.");
        llm.queries(COUNT);

        var answer = ask(alone(), Allowance.UNLIMITED);

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.rows()).isEqualTo(List.of(List.of(4L)));
        assertThat(answer.notes()).containsExactly("The day is used up.");
    }

    /** Pays for one call. */
    private static Budget onceThen(String reason) {
        var calls = new AtomicInteger();
        return new Budget() {

            @Override
            public @Nullable Duration time() {
                return null;
            }

            @Override
            public Decision ask(int promptTokens, int mostTokens) {
                return (calls.getAndIncrement() == 0 ? Budget.UNLIMITED : denying(reason)).ask(promptTokens,
                        mostTokens);
            }
        };
    }

    private static Budget denying(String reason) {
        return new Budget() {

            @Override
            public @Nullable Duration time() {
                return null;
            }

            @Override
            public Decision ask(int promptTokens, int mostTokens) {
                return new Decision.Denied(reason, Duration.ofHours(3));
            }
        };
    }

    private ChatModel alone() {
        return new LlmChatModel(llm, new QuestionEngine(), true);
    }

    private ChatModel hybrid() {
        return new HybridChatModel(question -> new Understood(List.of(Readings.count(0.4))),
                new LlmChatModel(llm, new QuestionEngine(), true), 0.6);
    }

    private static Allowance tokens(long most) {
        return new Allowance(most, null);
    }

    private Answer ask(ChatModel model, Allowance allowance) {
        var settings = new AgentSettings(12, MINUTE, 3, 10, Duration.ofMillis(500), Duration.ofMillis(300),
                Disclosure.ALL, allowance, prices(allowance));
        return AgentService.with(model, Estate.only(estate)).settings(settings).spending(spending).news(told::add)
                .build()
                .processQuestion(new AgentQuestion("How many machines are there?", null, null, List.of()));
    }

    /** Not where they would make a difference to what is asserted of tokens. */
    private static @Nullable Prices prices(Allowance allowance) {
        return allowance.tokens() == null ? new Prices(BigDecimal.ONE, BigDecimal.TWO) : null;
    }
}
