package dev.sqlchat.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** Keeps threads in the store. */
public final class StoredConversations implements Conversations {

    private static final String TURNS = """
            SELECT number, question, database_name, plan, answer, finished_at, leans FROM turns
            """;
    private static final int MOST_TURNS = 50;

    private final Store store;
    private final Holder holder;
    private final Clock clock;
    private final TurnQueue queue;

    /** @param holder who runs the turns that begin here */
    public StoredConversations(Store store, Holder holder, Clock clock) {
        this.store = store;
        this.holder = holder;
        this.clock = clock;
        this.queue = new TurnQueue(store, holder, clock);
    }

    @Override
    public boolean isOthers(String user, String thread) {
        return sql("SELECT user_id FROM conversations WHERE id = ?").param(thread).query(String.class).optional()
                .filter(owner -> !owner.equals(user)).isPresent();
    }

    @Override
    public boolean has(String user, String thread) {
        return count("SELECT COUNT(*) FROM conversations WHERE id = ? AND user_id = ?", thread, user) > 0;
    }

    @Override
    public List<Turn> turns(String user, String thread) {
        if (isOthers(user, thread)) {
            throw new UnknownThread(thread);
        }
        return sql(TURNS + """
                WHERE conversation_id = ? AND state = 'done' ORDER BY number DESC LIMIT ?""")
                .params(thread, MOST_TURNS)
                .query(StoredConversations::turn).list().reversed();
    }

    @Override
    public int begin(Opening opening) throws InterruptedException {
        return begin(opening, () -> {});
    }

    @Override
    public int begin(Opening opening, Runnable waits) throws InterruptedException {
        int number = queue.pass(opening.thread(), () -> {
            make(opening);
            lock(opening.user(), opening.thread());
        }, () -> claim(opening.thread(), () -> insert(opening)), waits);
        holder.works(opening.run());
        return number;
    }

    @Override
    public Optional<Interrupted> resume(String user, String thread) throws InterruptedException {
        var resumed = queue.pass(thread, () -> lock(user, thread), () -> claim(thread, () -> reopen(user, thread)),
                () -> {});
        resumed.ifPresent(turn -> holder.works(turn.opening().run()));
        return resumed;
    }

    /** Empty while another turn of the thread runs. */
    private <T> Optional<T> claim(String thread, Supplier<T> work) {
        var now = Timestamps.of(clock.instant());
        sql("UPDATE turns SET state = 'interrupted', finished_at = ? WHERE conversation_id = ? AND state = 'running'"
                + " AND held_until < ?").params(now, thread, now).update();
        return count("SELECT COUNT(*) FROM turns WHERE conversation_id = ? AND state = 'running'", thread) > 0
                ? Optional.empty()
                : Optional.of(work.get());
    }

    private int insert(Opening opening) {
        var number = count("SELECT COALESCE(MAX(number), 0) FROM turns WHERE conversation_id = ?", opening.thread())
                + 1;
        var edited = opening.edited();
        sql("""
                INSERT INTO turns (conversation_id, number, id, state, question, database_name, plan, edited_turn, started_at,
                holder, held_until) VALUES (?, ?, ?, 'running', ?, ?, ?, ?, ?, ?, ?)""")
                .param(opening.thread())
                .param(number).param(opening.run()).param(opening.question()).param(opening.database())
                .param(edited == null ? null : TurnJson.write(edited.plan()))
                .param(edited == null ? null : edited.turn())
                .param(Timestamps.of(clock.instant())).param(holder.name()).param(holder.until()).update();
        return number;
    }

    private Optional<Interrupted> reopen(String user, String thread) {
        var last = sql(
                """
                        SELECT number, id, question, database_name, plan, edited_turn FROM turns WHERE conversation_id = ? AND state = 'interrupted'
                        AND number = (SELECT MAX(number) FROM turns WHERE conversation_id = ?)""")
                .params(thread, thread)
                .query((row, at) -> new Interrupted(new Opening(user, thread, row.getString("id"),
                        row.getString("question"), row.getString("database_name"), edited(row)), row.getInt("number")))
                .optional();
        last.ifPresent(turn -> sql("UPDATE turns SET state = 'running', finished_at = NULL, holder = ?, held_until = ?"
                + " WHERE id = ?").params(holder.name(), holder.until(), turn.opening().run()).update());
        return last;
    }

    private void make(Opening opening) {
        var now = Timestamps.of(clock.instant());
        sql("""
                INSERT INTO conversations (id, user_id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING""").params(opening.thread(), opening.user(), Titles.of(opening.question()),
                now, now).update();
    }

    /** The thread's row is this transaction's until its end. */
    private void lock(String user, String thread) {
        var own = sql("UPDATE conversations SET updated_at = ? WHERE id = ? AND user_id = ?")
                .params(Timestamps.of(clock.instant()), thread, user).update();
        if (own == 0) {
            throw new UnknownThread(thread);
        }
    }

    @Override
    public Optional<Turn> sameBefore(String user, Turn turn) {
        return sql(TURNS + """
                WHERE question_key = ? AND state = 'done' AND (leans = 0 AND ? = 0 OR plan_hash = ?)
                AND EXISTS (SELECT 1 FROM conversations c WHERE c.id = conversation_id AND c.user_id = ?)
                ORDER BY finished_at DESC LIMIT 1""").param(turn.key()).param(leans(turn))
                .param(turn.answer().receipt().planHash()).param(user).query(StoredConversations::turn).optional();
    }

    /** Also when others took it for interrupted meanwhile, unless one of them has resumed it. */
    @Override
    public void finish(String thread, Turn turn) {
        var answered = turn.answer().status() == Answer.Status.ANSWERED;
        holder.leaves(turn.answer().id());
        uninterrupted(() -> sql("""
                UPDATE turns SET state = 'done', question = ?, database_name = ?, plan = ?, answer = ?, finished_at = ?,
                    question_key = ?, plan_hash = ?, leans = ?
                WHERE conversation_id = ? AND number = ? AND state <> 'done' AND holder = ?""")
                .param(turn.question()).param(turn.database())
                .param(turn.plan() == null ? null : TurnJson.write(turn.plan()))
                .param(TurnJson.write(turn.kept().answer()))
                .param(Timestamps.of(turn.finished())).param(answered ? turn.key() : null)
                .param(turn.answer().receipt().planHash()).param(leans(turn)).param(thread).param(turn.number())
                .param(holder.name()).update());
    }

    private static int leans(Turn turn) {
        return turn.leans() ? 1 : 0;
    }

    @Override
    public void stop(String user, String thread) {
        if (!has(user, thread)) {
            throw new UnknownThread(thread);
        }
        holder.stop(thread);
    }

    @Override
    public void interrupt(String run) {
        uninterrupted(
                () -> {
                    holder.leaves(run);
                    sql("UPDATE turns SET state = 'interrupted', finished_at = ? WHERE id = ? AND state = 'running'"
                            + " AND holder = ?").params(Timestamps.of(clock.instant()), run, holder.name()).update();
                });
    }

    /** How a turn ended is kept also when its thread was interrupted, which could talk to no server. */
    private static void uninterrupted(Runnable work) {
        var interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JdbcClient.StatementSpec sql(String text) {
        return store.sql().sql(text);
    }

    private int count(String text, String... parameters) {
        return sql(text).params((Object[]) parameters).query(Integer.class).single();
    }

    /** Of a turn that is not done: it has a plan only where one was given. */
    private static Opening.@Nullable Edited edited(ResultSet row) throws SQLException {
        var plan = plan(row);
        return plan == null ? null : new Opening.Edited(plan, row.getInt("edited_turn"));
    }

    private static @Nullable QueryPlan plan(ResultSet row) throws SQLException {
        @Nullable
        String plan = row.getString("plan");
        return plan == null ? null : TurnJson.plan(plan);
    }

    private static Turn turn(ResultSet row, int at) throws SQLException {
        return new Turn(row.getInt("number"), row.getString("question"), row.getString("database_name"), plan(row),
                TurnJson.answer(row.getString("answer")),
                Timestamps.read(row.getString("finished_at")), row.getInt("leans") == 1);
    }
}
