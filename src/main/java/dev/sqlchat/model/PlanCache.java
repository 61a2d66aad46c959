package dev.sqlchat.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.plan.QueryPlan;

/**
 * Remembers how questions were read. A remembered reading is never another than a fresh one would be: a reading is a
 * function of the question's text, the catalog's snapshot with its values, the day, the plan before, the hints, and of
 * what its probes find. The first five are the key. What probes find depends on rows and on what may be read (policies),
 * so the probes are run again, which costs little beside reading a question, and the reading is remembered only while each
 * finds the same as then. When a database has a newer snapshot, what was read over the older one is forgotten.
 */
public final class PlanCache implements Interpreter {

    private static final Duration IDLE = Duration.ofHours(1);

    private final Interpreter engine;
    private final Cache<Key, Remembered> cache;
    private final Map<String, Snapshot> latest = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** @param most questions that are remembered; each takes about 80 KB */
    public PlanCache(Interpreter engine, int most) {
        this.engine = engine;
        this.cache = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(IDLE)
                .executor(Runnable::run).build();
    }

    /** Since the start; {@code size} is now. */
    public record Use(long hits, long misses, long size) {}

    private record Key(String text, Snapshot snapshot, LocalDate today, @Nullable QueryPlan previous,
            List<String> hints) {

        static Key of(Question question) {
            return new Key(question.text(), new Snapshot(question.catalog()), question.today(), question.previous(),
                    question.hints());
        }
    }

    /** Comparing two large catalogs by what they hold would take longer than reading the question. */
    private record Snapshot(Catalog catalog) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Snapshot(Catalog its) && its == catalog;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(catalog);
        }
    }

    private record Remembered(Interpretation interpretation, List<Witness.Finding> findings) {}

    @Override
    public Interpretation interpret(Question question) {
        var key = Key.of(question);
        forgetOlder(key.snapshot());
        var remembered = Optional.ofNullable(cache.getIfPresent(key))
                .filter(one -> Witness.findsTheSame(question.probe(), one.findings()));
        if (remembered.isPresent()) {
            hits.increment();
            return remembered.get().interpretation();
        }
        misses.increment();
        return fresh(key, question);
    }

    private Interpretation fresh(Key key, Question question) {
        var witness = new Witness(question.probe());
        var interpretation = engine.interpret(new Question(question.text(), question.catalog(), question.today(),
                question.previous(), question.hints(), witness));
        var findings = witness.findings();
        if (!Thread.currentThread().isInterrupted()) {
            cache.put(key, new Remembered(interpretation, findings));
        }
        return interpretation;
    }

    private void forgetOlder(Snapshot snapshot) {
        var before = latest.put(snapshot.catalog().database(), snapshot);
        if (before != null && !before.equals(snapshot)) {
            cache.asMap().keySet().removeIf(key -> key.snapshot().equals(before));
        }
    }

    public Use use() {
        return new Use(hits.sum(), misses.sum(), cache.estimatedSize());
    }
}
