package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import dev.sqlchat.model.Budget;
import dev.sqlchat.model.Budget.Decision;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.store.Store;

/**
 * Counts in the store what users take, for all processes that have it, and lets none take more in a day than it may: what
 * a call may take is set aside before it is made.
 */
public final class StoredSpending implements Spending {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSpending.class);
    /** Another process may take what is left first. */
    private static final int ATTEMPTS = 5;

    private final SpendingSettings settings;
    private final Clock clock;
    private final TakenTable taken;
    private final OwnLimitsTable own;
    private final SpendingCounts counts = new SpendingCounts();

    /** @param store is opened when something is first taken or asked */
    public StoredSpending(Supplier<Store> store, SpendingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock.withZone(settings.zone());
        this.taken = new TakenTable(store);
        this.own = new OwnLimitsTable(store);
    }

    @Override
    public Budget of(String user) {
        return new DayBudget(user, this);
    }

    /** Today's. */
    public DayUsage usage(String user) {
        return usage(taken.of(user, today()));
    }

    /** Of all who took something on a day, who took most first. */
    public List<DayUsage> usages(LocalDate day) {
        return taken.of(day).stream().map(this::usage).toList();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public OwnLimits limits(String user) {
        return own.of(user);
    }

    /** Holds at once for all who have the store open. */
    public void limit(String user, OwnLimits limits) {
        own.set(user, limits);
    }

    /** For users: why nothing that costs may be taken, as nobody knows what it costs; empty where that is known or not limited. */
    public Optional<String> unpriced(String user) {
        return unpriced(own.of(user).or(settings.day()));
    }

    private Optional<String> unpriced(Allowance limit) {
        var cost = limit.cost();
        return cost == null || settings.prices() != null
                ? Optional.empty()
                : Optional.of(("A limit of %s USD a day needs to know what the language model costs, so it is not asked"
                        + " until LLM_INPUT_PRICE and LLM_OUTPUT_PRICE are set.").formatted(cost.toPlainString()));
    }

    public SpendingCounts counts() {
        return counts;
    }

    int forgetBefore(Instant time) {
        return taken.deleteBefore(LocalDate.ofInstant(time, settings.zone()));
    }

    private DayUsage usage(Taken day) {
        var limit = own.of(day.user()).or(settings.day());
        return new DayUsage(day.user(), day.day(), end(day.day()), day.calls(), day.inputTokens(), day.outputTokens(),
                settings.prices() == null ? null : day.cost(), limit, usable(limit, left(limit, day)));
    }

    /** Without prices a limit of the cost leaves nothing. */
    private Allowance usable(Allowance limit, Allowance left) {
        return unpriced(limit).isPresent() ? new Allowance(left.tokens(), BigDecimal.ZERO) : left;
    }

    private static Allowance left(Allowance limit, Taken day) {
        return limit.minus(day.tokens() + day.asideTokens(), day.cost().add(day.asideCost()));
    }

    private Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(settings.zone()).toInstant();
    }

    Decision ask(String user, int promptTokens, int mostTokens) {
        try {
            var limit = own.of(user).or(settings.day());
            return unpriced(limit).<Decision>map(reason -> new Decision.Denied(reason, null))
                    .orElseGet(() -> ask(user, limit, promptTokens, mostTokens));
        } catch (DataAccessException away) {
            LOG.error("The store cannot be asked what a user may have a language model take", away);
            return new Decision.Denied("The language model is not asked, since it cannot be looked up at the moment"
                    + " what you may spend on it.", null);
        }
    }

    private Decision ask(String user, Allowance limit, int promptTokens, int mostTokens) {
        var day = today();
        return limit.isLimited()
                ? aside(user, day, limit, promptTokens, mostTokens).orElseGet(() -> denied(day, limit))
                : new Decision.Granted(mostTokens, usage -> take(user, day, usage, 0, BigDecimal.ZERO));
    }

    private Optional<Decision> aside(String user, LocalDate day, Allowance limit, int promptTokens, int mostTokens) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var reply = left(limit, taken.of(user, day)).reply(promptTokens, mostTokens, settings.prices());
            if (reply.isEmpty()) {
                return Optional.empty();
            }
            var tokens = (long) promptTokens + reply.get();
            var cost = cost(promptTokens, reply.get());
            if (taken.setAside(user, day, tokens, cost, limit)) {
                return Optional.of(new Decision.Granted(reply.get(), usage -> take(user, day, usage, tokens, cost)));
            }
        }
        return Optional.empty();
    }

    private BigDecimal cost(int promptTokens, int reply) {
        var prices = settings.prices();
        return prices == null ? BigDecimal.ZERO : prices.of(promptTokens, reply);
    }

    private Decision denied(LocalDate day, Allowance limit) {
        counts.deny();
        return new Decision.Denied(
                ("What is left of the %s that you may spend on the language model today does not suffice"
                        + " for another call. There is more from midnight on (%s).")
                        .formatted(limit.words(), settings.zone()),
                Duration.between(clock.instant(), end(day)));
    }

    /** The reply is there, and worth having, also when the store is not. */
    private void take(String user, LocalDate day, Usage usage, long asideTokens, BigDecimal asideCost) {
        var prices = settings.prices();
        var priced = prices == null ? usage : prices.priced(usage);
        counts.took(priced);
        // A cancelled question has taken what it has: an interrupted thread could talk to no server.
        var interrupted = Thread.interrupted();
        try {
            taken.take(user, day, priced, asideTokens, asideCost);
        } catch (RuntimeException failure) {
            LOG.error("What a language model took could not be counted: {}", priced, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
