package dev.sqlchat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;

/** Keeps turns in memory; forgets threads that are too many or too old, and of each thread the oldest turns. */
public final class InMemoryConversations implements Conversations {

    private static final int MOST_THREADS = 1_000;
    private static final int MOST_TURNS = 50;
    private static final Duration LONGEST_IDLE = Duration.ofHours(24);

    private final Map<String, Kept> threads = new LinkedHashMap<>(16, 0.75f, true);
    private final AtWork atWork = new AtWork();
    private final Clock clock;
    private final int mostThreads;
    private final int mostTurns;
    private final Duration longestIdle;

    public InMemoryConversations(Clock clock) {
        this(clock, MOST_THREADS, MOST_TURNS, LONGEST_IDLE);
    }

    InMemoryConversations(Clock clock, int mostThreads, int mostTurns, Duration longestIdle) {
        this.clock = clock;
        this.mostThreads = mostThreads;
        this.mostTurns = mostTurns;
        this.longestIdle = longestIdle;
    }

    /**
     * @param used when its last turn began or ended
     * @param open the turn that began and is not answered
     */
    private record Kept(String user, List<Said> said, Instant used, @Nullable Interrupted open) {

        List<Turn> turns() {
            return said.stream().map(Said::turn).toList();
        }
    }

    /** @param key of the turn; it is compared with each later question */
    private record Said(String key, Turn turn) {

        boolean isSameAs(String other, Turn later) {
            return key.equals(other) && turn.answer().status() == Answer.Status.ANSWERED
                    && later.isSameAs(turn.leans(), turn.answer().receipt().planHash());
        }
    }

    @Override
    public synchronized boolean isOthers(String user, String thread) {
        forgetIdle();
        return Optional.ofNullable(threads.get(thread)).filter(kept -> !kept.user().equals(user)).isPresent();
    }

    @Override
    public synchronized boolean has(String user, String thread) {
        forgetIdle();
        return Optional.ofNullable(threads.get(thread)).filter(kept -> kept.user().equals(user)).isPresent();
    }

    @Override
    public synchronized List<Turn> turns(String user, String thread) {
        if (isOthers(user, thread)) {
            throw new UnknownThread(thread);
        }
        return Optional.ofNullable(threads.get(thread)).map(Kept::turns).orElse(List.of());
    }

    @Override
    public synchronized int begin(Opening opening) {
        var turns = turns(opening.user(), opening.thread());
        var number = turns.isEmpty() ? 1 : turns.getLast().number() + 1;
        var said = Optional.ofNullable(threads.get(opening.thread())).map(Kept::said).orElse(List.of());
        threads.put(opening.thread(), new Kept(opening.user(), said, clock.instant(),
                new Interrupted(opening, number)));
        forgetLeastRecent();
        atWork.begins(opening.run());
        return number;
    }

    /** Does not wait: within this process turns of a thread wait at the {@link Turnstile}. */
    @Override
    public synchronized Optional<Interrupted> resume(String user, String thread) {
        var open = open(user, thread);
        open.ifPresent(turn -> atWork.begins(turn.opening().run()));
        return open;
    }

    private Optional<Interrupted> open(String user, String thread) {
        return Optional.ofNullable(threads.get(thread)).filter(kept -> kept.user().equals(user))
                .map(kept -> Optional.ofNullable(kept.open())).orElseThrow(() -> new UnknownThread(thread));
    }

    @Override
    public synchronized void stop(String user, String thread) {
        open(user, thread).ifPresent(turn -> atWork.stop(turn.opening().run()));
    }

    @Override
    public synchronized Optional<Turn> sameBefore(String user, Turn turn) {
        forgetIdle();
        var key = turn.key();
        return threads.values().stream().filter(kept -> kept.user().equals(user))
                .flatMap(kept -> kept.said().stream()).filter(said -> said.isSameAs(key, turn)).map(Said::turn)
                .max(Comparator.comparing(Turn::finished));
    }

    @Override
    public synchronized void finish(String thread, Turn turn) {
        atWork.ends(turn.answer().id());
        threads.computeIfPresent(thread,
                (id, kept) -> new Kept(kept.user(), with(kept.said(), turn), clock.instant(), null));
    }

    private List<Said> with(List<Said> said, Turn turn) {
        var all = Stream.concat(said.stream(), Stream.of(new Said(turn.key(), turn.kept()))).toList();
        return all.subList(Math.max(0, all.size() - mostTurns), all.size());
    }

    /** What has begun and is not answered is interrupted. */
    @Override
    public void interrupt(String run) {
        atWork.ends(run);
    }

    /** Walks all threads: access order is not age order, because reading a thread renews only its place. */
    private void forgetIdle() {
        Instant oldest = clock.instant().minus(longestIdle);
        threads.values().removeIf(kept -> kept.used().isBefore(oldest));
    }

    private void forgetLeastRecent() {
        while (threads.size() > mostThreads) {
            threads.remove(threads.keySet().iterator().next());
        }
    }
}
