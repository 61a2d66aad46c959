package dev.sqlchat.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.knowledge.VerifiedQuery.Deed;
import dev.sqlchat.knowledge.VerifiedQuery.State;
import dev.sqlchat.sql.SqlFilters;

/**
 * Keeps questions with the SQL that answers them. What is kept ran once, through the guard. Changes hold at once in this
 * process and within a second in others that share the store. Safe for many threads.
 */
public final class VerifiedQueries {

    private final VerifiedQueryTable table;
    private final Databases databases;
    private final QuestionEngine engine;
    private final Runnable changed;
    private final Clock clock;
    private final SqlFilters filters;

    /**
     * @param changed hears of each change
     * @param filters that queries go through before they run
     */
    VerifiedQueries(VerifiedQueryTable table, Databases databases, QuestionEngine engine, Runnable changed,
            Clock clock, SqlFilters filters) {
        this.table = table;
        this.databases = databases;
        this.engine = engine;
        this.changed = changed;
        this.clock = clock;
        this.filters = filters;
    }

    /** By database and question; null stands for all. */
    public List<VerifiedQuery> list(@Nullable String database, @Nullable State state) {
        return table.list(database, state);
    }

    public Optional<VerifiedQuery> find(String id) {
        return table.find(id);
    }

    /**
     * Takes what somebody says. What was verified for the same question before, and what the same person proposed for it,
     * is replaced.
     *
     * @param state whether it answers from now on, or waits until it is accepted
     */
    public Kept add(Draft draft, Person by, State state) {
        return databases.named(draft.database()).map(database -> add(draft, database, by, state))
                .orElseGet(() -> new Kept.NoDatabase(draft.database()));
    }

    private Kept add(Draft draft, Database database, Person by, State state) {
        if (pointsBack(draft.question(), database)) {
            return new Kept.PointsBack();
        }
        return switch (Trial.of(draft.sql(), database, filters, by.id(), draft.question())) {
            case Trial.Found found -> change(() -> write(draft, database, found, by, state));
            case Trial.Problem problem -> new Kept.NotRun(problem);
        };
    }

    private boolean pointsBack(String question, Database database) {
        return engine.pointsBack(question, database.catalog(), database.today());
    }

    private Kept write(Draft draft, Database database, Trial.Found found, Person by, State state) {
        var deed = deed(by);
        var form = QuestionWords.of(draft.question()).form();
        var before = before(database.name(), form, by, state);
        var query = new VerifiedQuery(before.map(VerifiedQuery::id).orElseGet(() -> UUID.randomUUID().toString()),
                database.name(), draft.question(), form, draft.sql(),
                Objects.requireNonNullElseGet(draft.asOf(), database::today), found.result(), draft.note(), state,
                draft.answerId(), before.map(VerifiedQuery::created).orElse(deed),
                state == State.VERIFIED ? deed : null, before.isPresent() ? deed : null);
        table.write(query);
        return new Kept.Done(query, before.isPresent());
    }

    private Optional<VerifiedQuery> before(String database, String form, Person by, State state) {
        return switch (state) {
            case VERIFIED -> table.verified(database, form);
            case PROPOSED -> table.list(database, State.PROPOSED).stream()
                    .filter(query -> query.form().equals(form) && by.equals(query.created().by())).findFirst();
        };
    }

    /** @param question null and so on: as it is */
    public record Change(@Nullable String question, @Nullable String sql, @Nullable String note,
            @Nullable State state) {}

    /** Changes one. Where question or SQL change, and where it is accepted, the SQL has to run once. */
    public Kept edit(String id, Change change, Person by) {
        return table.find(id).map(query -> edit(query, change, by)).orElseGet(Kept.Unknown::new);
    }

    private Kept edit(VerifiedQuery query, Change change, Person by) {
        var draft = new Draft(Objects.requireNonNullElse(change.question(), query.question()),
                Objects.requireNonNullElse(change.sql(), query.sql()), query.database(), query.asOf(),
                query.answerId(), change.note() == null ? query.note() : change.note());
        var state = Objects.requireNonNullElse(change.state(), query.state());
        boolean said = !draft.question().equals(query.question()) || !draft.sql().equals(query.sql());
        boolean accepted = state == State.VERIFIED && !query.answers();
        return said || accepted
                ? tried(query, draft, state, by, said)
                : change(() -> settle(edited(query, draft, state, query.asOf(), query.result(), query.verified(), by)));
    }

    private Kept tried(VerifiedQuery query, Draft draft, State state, Person by, boolean said) {
        var database = databases.named(query.database()).orElse(null);
        if (database == null) {
            return new Kept.NoDatabase(query.database());
        }
        if (said && pointsBack(draft.question(), database)) {
            return new Kept.PointsBack();
        }
        var asOf = draft.sql().equals(query.sql()) ? query.asOf() : database.today();
        var verified = state == State.VERIFIED ? deed(by) : query.verified();
        return switch (Trial.of(draft.sql(), database, filters, by.id(), draft.question())) {
            case Trial.Found found -> change(
                    () -> settle(edited(query, draft, state, asOf, found.result(), verified, by)));
            case Trial.Problem problem -> new Kept.NotRun(problem);
        };
    }

    private VerifiedQuery edited(VerifiedQuery query, Draft draft, State state, LocalDate asOf, Fingerprint result,
            @Nullable Deed verified, Person by) {
        return new VerifiedQuery(query.id(), query.database(), draft.question(),
                QuestionWords.of(draft.question()).form(), draft.sql(), asOf, result, draft.note(), state,
                query.answerId(), query.created(), verified, deed(by));
    }

    /** A question has one verified answer: another one gives way. */
    private Kept settle(VerifiedQuery query) {
        var other = query.answers()
                ? table.verified(query.database(), query.form()).filter(same -> !same.id().equals(query.id()))
                : Optional.<VerifiedQuery>empty();
        other.ifPresent(same -> table.delete(same.id()));
        table.write(query);
        return new Kept.Done(query, other.isPresent());
    }

    /** What the query finds now is right. */
    public void accept(String id, Fingerprint result) {
        change(() -> table.find(id).map(query -> {
            table.write(new VerifiedQuery(query.id(), query.database(), query.question(), query.form(), query.sql(),
                    query.asOf(), result, query.note(), query.state(), query.answerId(), query.created(),
                    query.verified(), query.edited()));
            return true;
        }).orElse(false));
    }

    /** False where there is none of that id. */
    public boolean delete(String id) {
        return change(() -> table.delete(id));
    }

    /** Forgets who somebody was. What was verified stays, since others rely on it; what that one only proposed goes. */
    public void erase(String person) {
        change(() -> {
            table.erase(person);
            return true;
        });
    }

    private <T> T change(Supplier<T> work) {
        T done = table.change(work);
        changed.run();
        return done;
    }

    private Deed deed(Person by) {
        return new Deed(by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
