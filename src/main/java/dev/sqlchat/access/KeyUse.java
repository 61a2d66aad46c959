package dev.sqlchat.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers when keys were used, and writes it beside the requests: now and then, and when closed. */
public final class KeyUse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Keys keys;
    private final Clock clock;
    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();
    private final Thread writer = Thread.ofVirtual().name("key-use").unstarted(this::writeOnAndOn);

    private KeyUse(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public static KeyUse start(Keys keys, Clock clock) {
        var use = new KeyUse(keys, clock);
        use.writer.start();
        return use;
    }

    void note(String id) {
        unwritten.put(id, clock.instant());
    }

    private void writeOnAndOn() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                write();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void write() {
        var times = new HashMap<>(unwritten);
        try {
            keys.used(times);
            times.forEach(unwritten::remove);
        } catch (RuntimeException failure) {
            LOG.warn("The store does not answer; when keys were used is written later: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        writer.interrupt();
        write();
    }
}
