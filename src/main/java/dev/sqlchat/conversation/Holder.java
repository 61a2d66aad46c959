package dev.sqlchat.conversation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/**
 * This process as the holder of the turns that it runs. It renews its hold while it lives; a turn whose hold has run out,
 * or whose process on this machine is gone, is nobody's, and counts as interrupted.
 */
public final class Holder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Holder.class);
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final Duration BEAT = Duration.ofSeconds(2);

    private static final String NOBODY = "nobody";

    /** Of this process. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Store store;
    private final Clock clock;
    private final String name = "%s/%d".formatted(process(ProcessHandle.current()), COUNT.incrementAndGet());
    private final AtWork atWork = new AtWork();
    private final Thread beats = Thread.ofVirtual().name("turn-holder").unstarted(this::renewOnAndOn);

    private Holder(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Lets go of what nobody holds, and renews its own hold, now and from now on. */
    public static Holder start(Store store, Clock clock) {
        var holder = new Holder(store, clock);
        holder.releaseDead();
        holder.beats.start();
        return holder;
    }

    String name() {
        return name;
    }

    /** How long a hold lasts that begins or is renewed now. */
    String until() {
        return Timestamps.of(clock.instant().plus(HOLD));
    }

    /** The run of a turn goes on here, in the calling thread. */
    void works(String run) {
        atWork.begins(run);
    }

    /** It does not any more, whether or not the store can be told. */
    void leaves(String run) {
        atWork.ends(run);
    }

    /**
     * Takes the turn that runs of a thread away from whoever holds it. Here its run is interrupted at once, in another
     * process when that one next renews its hold.
     */
    void stop(String thread) {
        var runs = store.sql().sql("SELECT id FROM turns WHERE conversation_id = ? AND state = 'running'").param(thread)
                .query(String.class).list();
        store.sql().sql("UPDATE turns SET state = 'interrupted', holder = ?, finished_at = ? WHERE conversation_id = ?"
                + " AND state = 'running'").params(NOBODY, Timestamps.of(clock.instant()), thread).update();
        runs.forEach(atWork::stop);
    }

    private void renewOnAndOn() {
        try {
            while (true) {
                Thread.sleep(BEAT);
                renew();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            renewRuns();
            stopRuns();
            releaseDead();
            releaseOverdue();
        } catch (RuntimeException failure) {
            LOG.warn("The store does not answer; running turns may count as interrupted: {}", failure.getMessage());
        }
    }

    /** Only what is at work: a turn whose end could not be stored must not stay for ever. */
    private void renewRuns() {
        var runs = atWork.runs();
        if (!runs.isEmpty()) {
            store.sql().sql("UPDATE turns SET held_until = :until WHERE holder = :holder AND state = 'running'"
                    + " AND id IN (:runs)").param("until", until()).param("holder", name).param("runs", runs).update();
        }
    }

    /** What was taken away from this process: an answer could not be kept. */
    private void stopRuns() {
        var runs = atWork.runs();
        if (!runs.isEmpty()) {
            store.sql().sql("SELECT id FROM turns WHERE holder <> :holder AND id IN (:runs)").param("holder", name)
                    .param("runs", runs).query(String.class).list().forEach(atWork::stop);
        }
    }

    /** What processes of this machine held that are gone. */
    void releaseDead() {
        store.sql().sql("SELECT holder FROM turns WHERE state = 'running' UNION SELECT holder FROM waiting_turns")
                .query(String.class).set().stream().filter(Holder::isDead).forEach(dead -> release("holder = ?", dead));
    }

    private void releaseOverdue() {
        release("held_until < ?", Timestamps.of(clock.instant()));
    }

    private void release(String which, String value) {
        store.sql().sql("UPDATE turns SET state = 'interrupted', finished_at = ? WHERE state = 'running' AND " + which)
                .params(Timestamps.of(clock.instant()), value).update();
        store.sql().sql("DELETE FROM waiting_turns WHERE " + which).param(value).update();
    }

    private static boolean isDead(String holder) {
        var parts = holder.split("/", -1);
        return parts[0].equals(host()) && ProcessHandle.of(Long.parseLong(parts[1])).map(Holder::process)
                .filter(alive -> (holder + '/').startsWith(alive + '/')).isEmpty();
    }

    /** Machine, process and when it began, as numbers of processes are used again. */
    private static String process(ProcessHandle process) {
        return "%s/%d/%d".formatted(host(), process.pid(),
                process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace('/', '-');
        } catch (UnknownHostException unknown) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        beats.interrupt();
    }
}
