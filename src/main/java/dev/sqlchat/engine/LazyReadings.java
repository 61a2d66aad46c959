package dev.sqlchat.engine;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.ranking.Ranking.Ranked;

/** Readings that are told when they are looked at: SQL and words are dear, and most readings nobody looks at. */
final class LazyReadings extends AbstractList<Reading> implements RandomAccess {

    private final Receipts receipts;
    private final List<Ranked> ranked;
    /** Two threads that look at once may both tell one; they tell the same. */
    private final @Nullable Reading[] told;

    LazyReadings(Receipts receipts, List<Ranked> ranked) {
        this.receipts = receipts;
        this.ranked = ranked;
        this.told = new Reading[ranked.size()];
    }

    @Override
    public Reading get(int at) {
        var reading = told[at];
        if (reading == null) {
            reading = receipts.reading(ranked.get(at));
            told[at] = reading;
        }
        return reading;
    }

    @Override
    public int size() {
        return ranked.size();
    }
}
