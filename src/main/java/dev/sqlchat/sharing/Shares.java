package dev.sqlchat.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.sqlchat.conversation.Threads;
import dev.sqlchat.conversation.Threads.Entry;
import dev.sqlchat.conversation.Threads.Whole;
import dev.sqlchat.conversation.Titles;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.sharing.Snapshot.Shown;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/**
 * Keeps what users shared. A share is a copy: what happens to its thread later does not change it, but it goes with the
 * thread. Safe for many threads.
 */
public final class Shares {

    /** A user may have so many that can be read. */
    public static final int MOST = 1_000;

    private final Store store;
    private final Threads threads;
    private final Clock clock;

    Shares(Store store, Threads threads, Clock clock) {
        this.store = store;
        this.threads = threads;
        this.clock = clock;
    }

    /** What became of the wish to share. */
    public sealed interface Outcome {

        record Shared(Share share) implements Outcome {}

        /** The thread has no such answer, or none at all. */
        record NoAnswer() implements Outcome {}

        /** The user has {@link #MOST} already. */
        record TooMany() implements Outcome {}
    }

    /**
     * Copies answers of a user for others to read.
     *
     * @param turn null for all that the thread has now
     * @throws UnknownThread when the user has no such thread
     */
    public Outcome share(String user, String thread, @Nullable Integer turn) {
        return store.atomically(() -> copy(user, thread, turn));
    }

    private Outcome copy(String user, String thread, @Nullable Integer turn) {
        if (!threads.lock(user, thread)) {
            throw new UnknownThread(thread);
        }
        var whole = threads.find(user, thread).orElseThrow();
        var answered = whole.turns().stream().filter(entry -> entry.answer() != null)
                .filter(entry -> turn == null || entry.number() == turn).toList();
        if (answered.isEmpty()) {
            return new Outcome.NoAnswer();
        }
        var share = new Share(ShareId.random(), thread, turn, title(whole, turn, answered),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
        return readable(user) < MOST ? insert(user, share, copies(share, answered)) : new Outcome.TooMany();
    }

    private static String title(Whole whole, @Nullable Integer turn, List<Entry> answered) {
        return turn == null ? whole.summary().title() : Titles.of(answered.getFirst().question());
    }

    private static List<Shown> copies(Share share, List<Entry> answered) {
        return answered.stream().flatMap(entry -> Optional.ofNullable(entry.answer()).stream()
                .map(answer -> new Shown(entry.question(), answer.forOthers(share.id())))).toList();
    }

    private long readable(String user) {
        return sql("SELECT COUNT(*) FROM shares WHERE user_id = ? AND revoked_at IS NULL").param(user)
                .query(Long.class).single();
    }

    private Outcome insert(String user, Share share, List<Shown> turns) {
        sql("INSERT INTO shares (id, user_id, conversation_id, turn, title, content, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)").param(share.id()).param(user).param(share.threadId())
                .param(share.turn()).param(share.title()).param(SnapshotJson.write(turns))
                .param(Timestamps.of(share.createdAt())).update();
        return new Outcome.Shared(share);
    }

    /** All of a user, the latest first, with those that were revoked. */
    public List<Share> list(String user) {
        return sql("""
                SELECT id, conversation_id, turn, title, created_at, revoked_at FROM shares WHERE user_id = ?
                ORDER BY created_at DESC, id""").param(user).query(Shares::share).list();
    }

    /** From now on nobody can read it, and its copy is gone. False when the user has none of that id. */
    public boolean revoke(String user, String id) {
        return sql(
                "UPDATE shares SET revoked_at = COALESCE(revoked_at, ?), content = NULL WHERE id = ? AND user_id = ?")
                .params(Timestamps.of(clock.instant()), id, user).update() > 0;
    }

    /** For whoever knows the id; empty when it was revoked or never was. */
    public Optional<Snapshot> read(String id) {
        return sql("SELECT title, created_at, content FROM shares WHERE id = ? AND revoked_at IS NULL").param(id)
                .query((row, at) -> new Snapshot(row.getString("title"), Timestamps.read(row.getString("created_at")),
                        SnapshotJson.read(row.getString("content"))))
                .optional();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return store.sql().sql(text);
    }

    private static Share share(ResultSet row, int at) throws SQLException {
        var revoked = Optional.ofNullable(row.getString("revoked_at")).map(Timestamps::read).orElse(null);
        var turn = row.getInt("turn");
        return new Share(row.getString("id"), row.getString("conversation_id"), row.wasNull() ? null : turn,
                row.getString("title"), Timestamps.read(row.getString("created_at")), revoked);
    }
}
