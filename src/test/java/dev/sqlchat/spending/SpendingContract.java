package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sqlchat.model.Budget.Decision;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.Prices;
import dev.sqlchat.spending.OwnLimits.Limit;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of a user's day on every database. */
abstract class SpendingContract {

    private static final String ADA = "ada";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** Half an hour before midnight in Berlin. */
    private static final Instant LATE = Instant.parse("2026-06-15T21:30:00Z");
    private static final Prices PRICES = new Prices(BigDecimal.ONE, BigDecimal.TWO);

    private Store one;
    private Store other;
    private Instant now = LATE;

    /** The same store each time within one test. */
    abstract Store open();

    @BeforeEach
    void start() {
        one = open();
        other = open();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void countsWhatEachUserTakes() {
        var spending = spending(one, Allowance.UNLIMITED, PRICES);
        take(spending, ADA, 1_000, 100);
        take(spending(other, Allowance.UNLIMITED, PRICES), ADA, 2_000, 50);
        take(spending, "bob", 10, 1);

        var ada = spending.usage(ADA);
        assertThat(ada).isEqualTo(new DayUsage(ADA, LocalDate.of(2026, 6, 15), Instant.parse("2026-06-15T22:00:00Z"), 2,
                3_000, 150, new BigDecimal("0.0033"), Allowance.UNLIMITED, Allowance.UNLIMITED));
        assertThat(spending.usages(ada.day())).extracting(DayUsage::user).containsExactly(ADA, "bob");
        assertThat(spending.counts()).extracting(SpendingCounts::calls, SpendingCounts::inputTokens,
                SpendingCounts::outputTokens, SpendingCounts::denied).containsExactly(2L, 1_010L, 101L, 0L);
    }

    @Test
    void knowsNoCostWithoutPrices() {
        var spending = spending(one, new Allowance(10_000L, null), null);
        take(spending, ADA, 1_000, 100);

        assertThat(spending.usage(ADA).cost()).isNull();
        assertThat(spending.usage(ADA).left()).isEqualTo(new Allowance(8_900L, null));
    }

    @Test
    void letsNobodyTakeMoreTokensThanADayHas() {
        var spending = spending(one, new Allowance(3_000L, null), null);
        take(spending, ADA, 1_000, 100);

        assertThat(spending.of(ADA).ask(1_500, 2_000)).isInstanceOfSatisfying(Decision.Granted.class,
                granted -> assertThat(granted.mostTokens()).isEqualTo(400));
        assertThat(spending.of(ADA).ask(1_500, 2_000)).isInstanceOfSatisfying(Decision.Denied.class, denied -> {
            assertThat(denied.reason()).contains("3,000 tokens", "Europe/Berlin");
            assertThat(denied.retryAfter()).isEqualTo(Duration.ofMinutes(30));
        });
        assertThat(spending.of("bob").ask(1_500, 1_000)).isInstanceOf(Decision.Granted.class);
        assertThat(spending.counts().denied()).isEqualTo(1);
    }

    @Test
    void letsNobodyTakeMoreThanADayMayCost() {
        var spending = spending(one, new Allowance(null, new BigDecimal("0.003")), PRICES);
        take(spending, ADA, 1_000, 100);

        assertThat(spending.of(ADA).ask(1_000, 2_000)).isInstanceOfSatisfying(Decision.Granted.class,
                granted -> assertThat(granted.mostTokens()).isEqualTo(400));
        assertThat(spending.of(ADA).ask(1, 100)).isInstanceOfSatisfying(Decision.Denied.class,
                denied -> assertThat(denied.reason()).contains("0.003 USD"));
    }

    @Test
    void aLimitOfTheCostLetsNothingBeTakenWithoutPrices() {
        var spending = spending(one, Allowance.UNLIMITED, null);
        spending.limit(ADA, new OwnLimits(new Limit.AsAll<>(), new Limit.AtMost<>(BigDecimal.ONE)));

        assertThat(spending.of(ADA).ask(1, 100)).isInstanceOfSatisfying(Decision.Denied.class,
                denied -> assertThat(denied.reason()).contains("1 USD", "LLM_INPUT_PRICE", "LLM_OUTPUT_PRICE"));
        assertThat(spending.usage(ADA).left().cost()).isZero();
        assertThat(spending.of("bob").ask(1, 100)).isInstanceOf(Decision.Granted.class);
    }

    @Test
    void deniesWithAReasonWhereTheStoreIsAway() {
        var spending = spending(one, Allowance.UNLIMITED, PRICES);
        one.close();

        assertThat(spending.of(ADA).ask(1, 100)).isInstanceOfSatisfying(Decision.Denied.class, denied -> {
            assertThat(denied.reason()).contains("cannot be looked up");
            assertThat(denied.retryAfter()).isNull();
        });
    }

    @Test
    void whatACallDidNotTakeIsFreeAgain() {
        var spending = spending(one, new Allowance(3_000L, null), null);
        var granted = granted(spending, 1_000, 2_000);
        assertThat(spending.usage(ADA).left().tokens()).isZero();

        granted.took().accept(Usage.NONE);

        assertThat(spending.usage(ADA).left().tokens()).isEqualTo(3_000);
        assertThat(spending.usage(ADA).modelCalls()).isZero();
    }

    @Test
    void processesTogetherTakeNoMoreThanThereIs() {
        var limit = new Allowance(10_000L, null);
        var spendings = new StoredSpending[]{spending(one, limit, null), spending(other, limit, null)};
        var taken = new AtomicLong();

        IntStream.range(0, 64).parallel().forEach(call -> {
            if (spendings[call % 2].of(ADA).ask(300, 200) instanceof Decision.Granted granted) {
                taken.addAndGet(300 + granted.mostTokens());
                granted.took().accept(new Usage(1, 300, granted.mostTokens(), null));
            }
        });

        var usage = spendings[0].usage(ADA);
        assertThat(usage.inputTokens() + usage.outputTokens()).isEqualTo(taken.get()).isBetween(9_000L, 10_000L);
        assertThat(usage.left().tokens()).isEqualTo(10_000 - taken.get());
    }

    @Test
    void aNewDayBeginsAtMidnightWhereTheUserIs() {
        var spending = spending(one, new Allowance(2_000L, null), null);
        var late = granted(spending, 1_000, 1_000);
        assertThat(spending.of(ADA).ask(1_000, 500)).isInstanceOf(Decision.Denied.class);

        now = LATE.plus(Duration.ofMinutes(30));

        assertThat(spending.of(ADA).ask(1_000, 500)).isInstanceOf(Decision.Granted.class);
        late.took().accept(new Usage(1, 1_000, 1_000, null));
        assertThat(spending.usages(LocalDate.of(2026, 6, 15))).singleElement()
                .extracting(DayUsage::outputTokens).isEqualTo(1_000L);
        assertThat(spending.usage(ADA).outputTokens()).isZero();
    }

    @Test
    void aUserMayHaveLimitsOfItsOwn() {
        var spending = spending(one, new Allowance(1_000L, new BigDecimal("1")), PRICES);
        spending(other, Allowance.UNLIMITED, PRICES).limit(ADA,
                new OwnLimits(new Limit.AtMost<>(5_000L), new Limit.Unlimited<>()));

        assertThat(spending.usage(ADA).limit()).isEqualTo(new Allowance(5_000L, null));
        assertThat(spending.usage("bob").limit()).isEqualTo(new Allowance(1_000L, new BigDecimal("1")));
        assertThat(spending.of(ADA).ask(3_000, 1_000)).isInstanceOf(Decision.Granted.class);
        spending.limit(ADA, new OwnLimits(new Limit.AsAll<>(), new Limit.AtMost<>(new BigDecimal("2.5"))));
        assertThat(spending.limits(ADA).or(new Allowance(7L, null))).isEqualTo(new Allowance(7L,
                new BigDecimal("2.5")));
    }

    @Test
    void countsWhatACancelledQuestionTook() {
        var spending = spending(one, new Allowance(3_000L, null), null);
        var granted = granted(spending, 100, 100);
        Thread.currentThread().interrupt();

        granted.took().accept(new Usage(1, 100, 20, null));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(spending.usage(ADA).outputTokens()).isEqualTo(20);
    }

    @Test
    void forgetsOldDays() {
        var spending = spending(one, Allowance.UNLIMITED, null);
        take(spending, ADA, 1_000, 100);

        assertThat(spending.forgetBefore(LATE)).isZero();
        assertThat(spending.forgetBefore(LATE.plus(Duration.ofDays(1)))).isEqualTo(1);
        assertThat(spending.usage(ADA).inputTokens()).isZero();
    }

    private StoredSpending spending(Store store, Allowance day, @Nullable Prices prices) {
        return new StoredSpending(() -> store, new SpendingSettings(day, prices, ZONE, Duration.ofDays(30)),
                new Hand(ZoneOffset.UTC));
    }

    private static Decision.Granted granted(Spending spending, int prompt, int most) {
        return (Decision.Granted) spending.of(ADA).ask(prompt, most);
    }

    private static void take(Spending spending, String user, int input, int output) {
        ((Decision.Granted) spending.of(user).ask(input, output)).took().accept(new Usage(1, input, output, null));
    }

    /** A clock that the test sets. */
    private final class Hand extends Clock {

        private final ZoneId zone;

        Hand(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Hand(other);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
