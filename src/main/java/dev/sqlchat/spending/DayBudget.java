package dev.sqlchat.spending;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Budget;

/** Pays for one user's questions from what that one may take in a day. */
record DayBudget(String user, StoredSpending spending) implements Budget {

    @Override
    public @Nullable Duration time() {
        return null;
    }

    @Override
    public Decision ask(int promptTokens, int mostTokens) {
        return spending.ask(user, promptTokens, mostTokens);
    }
}
