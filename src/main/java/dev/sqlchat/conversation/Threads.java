package dev.sqlchat.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** The stored threads of each user, to look at and to tidy up. Another user's thread is as if it were not there. */
public final class Threads {

    /** Threads of one list. */
    public static final int MOST = 100;
    public static final int LONGEST_TITLE = 200;

    private static final String SUMMARIES = """
            SELECT c.id, c.title, c.created_at, c.updated_at,
                (SELECT COUNT(*) FROM turns t WHERE t.conversation_id = c.id) AS turns
            FROM conversations c
            """;

    private final Store store;

    public Threads(Store store) {
        this.store = store;
    }

    /** @param turns how many there are, unfinished ones too */
    public record Summary(String id, String title, Instant createdAt, Instant updatedAt, int turns) {}

    public record Whole(Summary summary, List<Entry> turns) {}

    /**
     * A question of a thread.
     *
     * @param database null before it is answered
     * @param answer null while it runs and where it was interrupted
     */
    public record Entry(int number, State state, String question, @Nullable String database, @Nullable Answer answer,
            Instant startedAt, @Nullable Instant finishedAt) {}

    public enum State {
        RUNNING, DONE, INTERRUPTED
    }

    /**
     * The threads used last, first.
     *
     * @param words in the title or a question; letters compared without case; null for all
     * @param before only threads that were not used since; null for all
     */
    public List<Summary> list(String user, @Nullable String words, @Nullable Instant before, int most) {
        var pattern = words == null || words.isBlank() ? "%" : "%" + escaped(words.strip()) + "%";
        return sql(SUMMARIES + """
                WHERE c.user_id = :user AND c.updated_at < :before
                AND (LOWER(c.title) LIKE :words ESCAPE '!' OR EXISTS (SELECT 1 FROM turns t
                    WHERE t.conversation_id = c.id AND LOWER(t.question) LIKE :words ESCAPE '!'))
                ORDER BY c.updated_at DESC, c.id LIMIT :most""").param("user", user).param("words", pattern)
                .param("before", before == null ? "9999" : Timestamps.of(before)).param("most", Math.min(most, MOST))
                .query(Threads::summary).list();
    }

    private static String escaped(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }

    /** Nobody changes or deletes the thread before the end of this transaction. False when the user has no such thread. */
    public boolean lock(String user, String id) {
        return sql("UPDATE conversations SET title = title WHERE user_id = ? AND id = ?").params(user, id).update() > 0;
    }

    /** One thread with its turns, oldest first. */
    public Optional<Whole> find(String user, String id) {
        return sql(SUMMARIES + """
                WHERE c.user_id = ? AND c.id = ?""").params(user, id).query(Threads::summary)
                .optional().map(summary -> new Whole(summary, turns(id)));
    }

    /** The question of a user that was answered with this answer. */
    public Optional<Entry> answered(String user, String answer) {
        return sql("""
                SELECT t.number, t.state, t.question, t.database_name, t.answer, t.started_at, t.finished_at
                FROM turns t JOIN conversations c ON c.id = t.conversation_id
                WHERE c.user_id = ? AND t.id = ? AND t.answer IS NOT NULL""").params(user, answer)
                .query(Threads::entry).optional();
    }

    private List<Entry> turns(String id) {
        return sql("""
                SELECT number, state, question, database_name, answer, started_at, finished_at FROM turns
                WHERE conversation_id = ? ORDER BY number""").param(id).query(Threads::entry).list();
    }

    /** False when the user has no such thread. */
    public boolean rename(String user, String id, String title) {
        return sql("UPDATE conversations SET title = ? WHERE user_id = ? AND id = ?").params(title, user, id)
                .update() > 0;
    }

    /** With all its turns. False when the user has no such thread. */
    public boolean delete(String user, String id) {
        return sql("DELETE FROM conversations WHERE user_id = ? AND id = ?").params(user, id).update() > 0;
    }

    /** All of a user; how many there were. */
    public int erase(String user) {
        return sql("DELETE FROM conversations WHERE user_id = ?").param(user).update();
    }

    /** Of all users, but for those with a turn that runs; how many there were. */
    int deleteUnusedSince(Instant time) {
        return sql("DELETE FROM conversations WHERE updated_at < ? AND NOT EXISTS (SELECT 1 FROM turns t"
                + " WHERE t.conversation_id = conversations.id AND t.state = 'running')").param(Timestamps.of(time))
                .update();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return store.sql().sql(text);
    }

    private static Summary summary(ResultSet row, int at) throws SQLException {
        return new Summary(row.getString("id"), row.getString("title"), Timestamps.read(row.getString("created_at")),
                Timestamps.read(row.getString("updated_at")), row.getInt("turns"));
    }

    private static Entry entry(ResultSet row, int at) throws SQLException {
        var answer = Optional.ofNullable(row.getString("answer")).map(TurnJson::answer).orElse(null);
        var finished = Optional.ofNullable(row.getString("finished_at")).map(Timestamps::read).orElse(null);
        return new Entry(row.getInt("number"), State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("question"), row.getString("database_name"), answer,
                Timestamps.read(row.getString("started_at")), finished);
    }
}
