package dev.sqlchat.spending;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.spending.OwnLimits.Limit;
import dev.sqlchat.store.Store;

/** Limits of single users, as the store has them: no number for as all have, less than nothing for none. */
final class OwnLimitsTable {

    private static final long UNLIMITED = -1;

    private final Supplier<Store> store;

    OwnLimitsTable(Supplier<Store> store) {
        this.store = store;
    }

    OwnLimits of(String user) {
        return store.get().sql().sql("SELECT tokens, cost FROM day_limits WHERE user_id = ?").param(user)
                .query(OwnLimitsTable::limits).optional().orElse(OwnLimits.NONE);
    }

    void set(String user, OwnLimits limits) {
        store.get().sql().sql("INSERT INTO day_limits (user_id, tokens, cost) VALUES (?, ?, ?)"
                + " ON CONFLICT (user_id) DO UPDATE SET tokens = excluded.tokens, cost = excluded.cost")
                .param(user).param(tokens(limits.tokens())).param(cost(limits.cost())).update();
    }

    private static @Nullable Long tokens(Limit<Long> limit) {
        return switch (limit) {
            case Limit.AsAll<Long>() -> null;
            case Limit.Unlimited<Long>() -> UNLIMITED;
            case Limit.AtMost<Long>(Long most) -> most;
        };
    }

    private static @Nullable Long cost(Limit<BigDecimal> limit) {
        return switch (limit) {
            case Limit.AsAll<BigDecimal>() -> null;
            case Limit.Unlimited<BigDecimal>() -> UNLIMITED;
            case Limit.AtMost<BigDecimal>(BigDecimal most) -> Money.billionths(most);
        };
    }

    private static OwnLimits limits(ResultSet row, int at) throws SQLException {
        return new OwnLimits(limit(row, "tokens", Long::valueOf), limit(row, "cost", Money::usd));
    }

    private static <T> Limit<T> limit(ResultSet row, String column, LongFunction<T> amount) throws SQLException {
        var most = row.getLong(column);
        if (row.wasNull()) {
            return new Limit.AsAll<>();
        }
        return most < 0 ? new Limit.Unlimited<>() : new Limit.AtMost<>(amount.apply(most));
    }
}
