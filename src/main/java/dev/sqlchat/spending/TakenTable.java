package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.store.Store;

/** What was taken, as the store has it. Each statement is by itself, so that processes need not wait for each other. */
final class TakenTable {

    private static final String COLUMNS = "user_id, day, calls, input_tokens, output_tokens, cost, aside_tokens, aside_cost";

    private final Supplier<Store> store;

    TakenTable(Supplier<Store> store) {
        this.store = store;
    }

    Taken of(String user, LocalDate day) {
        return store.get().sql().sql("SELECT " + COLUMNS + " FROM model_usage WHERE user_id = ? AND day = ?")
                .params(user, day.toString()).query(TakenTable::taken).optional()
                .orElseGet(() -> Taken.nothing(user, day));
    }

    /** Who took most first. */
    List<Taken> of(LocalDate day) {
        return store.get().sql().sql("SELECT " + COLUMNS + " FROM model_usage WHERE day = ?"
                + " ORDER BY input_tokens + output_tokens DESC, user_id").param(day.toString())
                .query(TakenTable::taken).list();
    }

    /** Sets tokens and USD aside, if that and what was taken and set aside before are within the limits. */
    boolean setAside(String user, LocalDate day, long tokens, BigDecimal cost, Allowance limits) {
        begin(user, day);
        return store.get().relaxed()
                .sql("UPDATE model_usage SET aside_tokens = aside_tokens + ?, aside_cost = aside_cost + ?"
                        + " WHERE user_id = ? AND day = ? AND input_tokens + output_tokens + aside_tokens + ? <= ?"
                        + " AND cost + aside_cost + ? <= ?")
                .param(tokens).param(Money.billionths(cost)).param(user)
                .param(day.toString()).param(tokens).param(most(limits.tokens())).param(Money.billionths(cost))
                .param(most(limits.cost())).update() == 1;
    }

    /** What was set aside for it is free again. */
    void take(String user, LocalDate day, Usage usage, long asideTokens, BigDecimal asideCost) {
        begin(user, day);
        store.get().relaxed().sql("UPDATE model_usage SET calls = calls + ?, input_tokens = input_tokens + ?,"
                + " output_tokens = output_tokens + ?, cost = cost + ?, aside_tokens = aside_tokens - ?,"
                + " aside_cost = aside_cost - ? WHERE user_id = ? AND day = ?").param(usage.modelCalls())
                .param(usage.inputTokens()).param(usage.outputTokens())
                .param(Money.billionths(Optional.ofNullable(usage.cost()).orElse(BigDecimal.ZERO))).param(asideTokens)
                .param(Money.billionths(asideCost)).param(user).param(day.toString()).update();
    }

    int deleteBefore(LocalDate day) {
        return store.get().sql().sql("DELETE FROM model_usage WHERE day < ?").param(day.toString()).update();
    }

    private void begin(String user, LocalDate day) {
        store.get().relaxed()
                .sql("INSERT INTO model_usage (user_id, day) VALUES (?, ?) ON CONFLICT (user_id, day) DO NOTHING")
                .params(user, day.toString()).update();
    }

    private static long most(@Nullable Long tokens) {
        return tokens == null ? Long.MAX_VALUE : tokens;
    }

    private static long most(@Nullable BigDecimal cost) {
        return cost == null ? Long.MAX_VALUE : Money.billionths(cost);
    }

    private static Taken taken(ResultSet row, int at) throws SQLException {
        return new Taken(row.getString("user_id"), LocalDate.parse(row.getString("day")), row.getLong("calls"),
                row.getLong("input_tokens"), row.getLong("output_tokens"), Money.usd(row.getLong("cost")),
                row.getLong("aside_tokens"), Money.usd(row.getLong("aside_cost")));
    }
}
