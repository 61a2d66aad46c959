package dev.sqlchat.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.knowledge.VerifiedQuery.Deed;
import dev.sqlchat.knowledge.VerifiedQuery.State;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** The table {@code verified_queries}. */
final class VerifiedQueryTable {

    private final Store store;

    VerifiedQueryTable(Store store) {
        this.store = store;
    }

    /** Goes up with each change, whichever process made it. */
    long version() {
        return store.sql().sql("SELECT version FROM verified_queries_version WHERE id = 1").query(Long.class).single();
    }

    /** All of the work or nothing of it; other processes notice. Changes come one after the other. */
    <T> T change(Supplier<T> work) {
        return store.atomically(() -> {
            store.sql().sql("UPDATE verified_queries_version SET version = version + 1 WHERE id = 1").update();
            return work.get();
        });
    }

    /** By question; null stands for all. */
    List<VerifiedQuery> list(@Nullable String database, @Nullable State state) {
        return store.sql().sql("""
                SELECT * FROM verified_queries WHERE (database_name = ? OR ? = '') AND (state = ? OR ? = '')
                ORDER BY database_name, question_form, state DESC, created_at, id""").param(orBlank(database))
                .param(orBlank(database)).param(text(state)).param(text(state)).query(VerifiedQueryTable::read).list();
    }

    Optional<VerifiedQuery> find(String id) {
        return store.sql().sql("SELECT * FROM verified_queries WHERE id = ?").param(id).query(VerifiedQueryTable::read)
                .optional();
    }

    Optional<VerifiedQuery> verified(String database, String form) {
        return store.sql().sql("""
                SELECT * FROM verified_queries
                WHERE database_name = ? AND question_form = ? AND state = 'verified'""").params(database, form)
                .query(VerifiedQueryTable::read).optional();
    }

    /** In place of the one with its id, where there is one. */
    void write(VerifiedQuery query) {
        delete(query.id());
        store.sql().sql("""
                INSERT INTO verified_queries (id, database_name, question, question_form, query, as_of, fingerprint,
                    row_count, note, state, answer_id, created_by, created_name, created_at, verified_by, verified_name,
                    verified_at, edited_by, edited_name, edited_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(query.id())
                .param(query.database()).param(query.question()).param(query.form()).param(query.sql())
                .param(query.asOf().toString()).param(query.result().text()).param(query.result().rows())
                .param(query.note()).param(text(query.state())).param(query.answerId()).param(id(query.created()))
                .param(name(query.created())).param(at(query.created())).param(id(query.verified()))
                .param(name(query.verified())).param(at(query.verified())).param(id(query.edited()))
                .param(name(query.edited())).param(at(query.edited())).update();
    }

    boolean delete(String id) {
        return store.sql().sql("DELETE FROM verified_queries WHERE id = ?").param(id).update() > 0;
    }

    /** Nobody knows any more who it was; what that one only proposed goes. */
    void erase(String person) {
        store.sql().sql("DELETE FROM verified_queries WHERE created_by = ? AND state = 'proposed'").param(person)
                .update();
        for (var role : List.of("created", "verified", "edited")) {
            store.sql().sql("UPDATE verified_queries SET %1$s_by = NULL, %1$s_name = NULL WHERE %1$s_by = ?"
                    .formatted(role)).param(person).update();
        }
    }

    private static VerifiedQuery read(ResultSet row, int at) throws SQLException {
        return new VerifiedQuery(row.getString("id"), row.getString("database_name"), row.getString("question"),
                row.getString("question_form"), row.getString("query"), LocalDate.parse(row.getString("as_of")),
                new Fingerprint(row.getString("fingerprint"), row.getInt("row_count")), row.getString("note"),
                State.of(row.getString("state")).orElseThrow(), row.getString("answer_id"),
                new Deed(person(row, "created"), time(row, "created")), deed(row, "verified"), deed(row, "edited"));
    }

    private static @Nullable Deed deed(ResultSet row, String role) throws SQLException {
        return row.getString(role + "_at") == null ? null : new Deed(person(row, role), time(row, role));
    }

    private static Instant time(ResultSet row, String role) throws SQLException {
        return Timestamps.read(row.getString(role + "_at"));
    }

    private static @Nullable Person person(ResultSet row, String role) throws SQLException {
        var id = row.getString(role + "_by");
        return id == null ? null : new Person(id, row.getString(role + "_name"));
    }

    private static @Nullable String id(@Nullable Deed deed) {
        return deed == null || deed.by() == null ? null : deed.by().id();
    }

    private static @Nullable String name(@Nullable Deed deed) {
        return deed == null || deed.by() == null ? null : deed.by().name();
    }

    private static @Nullable String at(@Nullable Deed deed) {
        return deed == null ? null : Timestamps.of(deed.at());
    }

    private static String text(@Nullable State state) {
        return state == null ? "" : state.text();
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
