package dev.sqlchat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** Lets the questions of a thread through in the order they came, whichever process they came to. */
final class TurnQueue {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(100);
    /** The longer one waits, the less a moment more matters. */
    private static final int SHARE = 20;
    private static final Duration LOOK_ROUND = Duration.ofSeconds(1);

    private final Store store;
    private final Holder holder;
    private final Clock clock;

    TurnQueue(Store store, Holder holder, Clock clock) {
        this.store = store;
        this.holder = holder;
        this.clock = clock;
    }

    /** @param place 0 when there was nobody to wait for */
    private record Entry<T>(Optional<T> claimed, int place) {}

    /**
     * Waits until nobody is ahead and the claim succeeds.
     *
     * @param lock lets no other transaction at the thread until the end of its own
     * @param claim empty while a turn of the thread runs
     * @param waits is told when that takes more than the first attempt
     */
    <T> T pass(String thread, Runnable lock, Supplier<Optional<T>> claim, Runnable waits) throws InterruptedException {
        var entry = store.atomically(() -> {
            lock.run();
            return enter(thread, claim);
        });
        if (entry.claimed().isPresent()) {
            return entry.claimed().get();
        }
        try {
            waits.run();
            return await(thread, entry.place(), () -> {
                lock.run();
                return claim(thread, entry.place(), claim);
            });
        } catch (RuntimeException | InterruptedException end) {
            giveUp(thread, entry.place(), end);
            throw end;
        }
    }

    /** An interrupted thread can talk to no server, so that the interruption comes back only afterwards. */
    private void giveUp(String thread, int place, Exception end) throws InterruptedException {
        var interrupted = Thread.interrupted();
        leave(thread, place);
        if (interrupted && !(end instanceof InterruptedException)) {
            throw new InterruptedException(end.getMessage());
        }
    }

    private <T> Entry<T> enter(String thread, Supplier<Optional<T>> claim) {
        var claimed = ahead(thread, Integer.MAX_VALUE) > 0 ? Optional.<T>empty() : claim.get();
        return claimed.isPresent() ? new Entry<>(claimed, 0) : new Entry<>(claimed, takePlace(thread));
    }

    private int takePlace(String thread) {
        int place = 1 + sql("SELECT COALESCE(MAX(place), 0) FROM waiting_turns WHERE conversation_id = ?").param(thread)
                .query(Integer.class).single();
        sql("INSERT INTO waiting_turns (conversation_id, place, holder, held_until) VALUES (?, ?, ?, ?)")
                .params(thread, place, holder.name(), holder.until()).update();
        return place;
    }

    private <T> T await(String thread, int place, Supplier<Optional<T>> claim) throws InterruptedException {
        var begin = System.nanoTime();
        var looked = begin;
        while (true) {
            int ahead = ahead(thread, place);
            var claimed = ahead == 0 ? store.atomically(claim) : Optional.<T>empty();
            if (claimed.isPresent()) {
                return claimed.get();
            }
            if (System.nanoTime() - looked > LOOK_ROUND.toNanos()) {
                lookRound(thread, place);
                looked = System.nanoTime();
            }
            Thread.sleep(pause(ahead, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }

    /** A place that nobody renews is given up, so that one which was left behind holds nobody up for long. */
    private void lookRound(String thread, int place) {
        holder.releaseDead();
        sql("UPDATE waiting_turns SET held_until = ? WHERE conversation_id = ? AND place = ?")
                .params(holder.until(), thread, place).update();
    }

    private static Duration pause(int ahead, Duration waited) {
        var pause = SHORTEST.multipliedBy(Math.max(1, ahead)).plus(waited.dividedBy(SHARE));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    private <T> Optional<T> claim(String thread, int place, Supplier<Optional<T>> claim) {
        var claimed = ahead(thread, place) > 0 ? Optional.<T>empty() : claim.get();
        if (claimed.isPresent()) {
            leave(thread, place);
        }
        return claimed;
    }

    /** Turns that run or wait before that place, but for those of nobody. */
    private int ahead(String thread, int place) {
        var now = Timestamps.of(clock.instant());
        return sql(
                """
                        SELECT (SELECT COUNT(*) FROM turns WHERE conversation_id = ? AND state = 'running' AND held_until >= ?)
                            + (SELECT COUNT(*) FROM waiting_turns WHERE conversation_id = ? AND place < ? AND held_until >= ?)""")
                .params(thread, now, thread, place, now).query(Integer.class).single();
    }

    private void leave(String thread, int place) {
        sql("DELETE FROM waiting_turns WHERE conversation_id = ? AND place = ?").params(thread, place).update();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return store.sql().sql(text);
    }
}
