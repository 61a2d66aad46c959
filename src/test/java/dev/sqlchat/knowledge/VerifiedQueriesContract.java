package dev.sqlchat.knowledge;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.agent.Estate;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.knowledge.VerifiedQueries.Change;
import dev.sqlchat.knowledge.VerifiedQuery.Deed;
import dev.sqlchat.knowledge.VerifiedQuery.State;
import dev.sqlchat.model.Precedent.Verified;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of verified queries on every database. */
abstract class VerifiedQueriesContract {

    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    private static final Person ADA = new Person("k1", "Ada");
    private static final Person BOB = new Person("k2", null);
    private static final String QUESTION = "How many machines are running?";
    private static final String SQL = "SELECT COUNT(*) FROM machines WHERE status = 'running'";

    @TempDir
    private Path directory;

    private Store one;
    private Store other;
    private Estate estate;
    private Process here;
    private Process there;

    /** The same store each time within one test. */
    abstract Store open();

    private record Process(VerifiedQueries queries, VerifiedPrecedents precedents) {}

    @BeforeEach
    void start() throws SQLException {
        one = open();
        other = open();
        estate = Estate.in(directory);
        here = process(one);
        there = process(other);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private Process process(Store store) {
        var table = new VerifiedQueryTable(store);
        var engine = new QuestionEngine();
        var precedents = new VerifiedPrecedents(table, engine);
        return new Process(new VerifiedQueries(table, Estate.only(estate), engine, precedents::lookAgain,
                Clock.fixed(NOW, ZoneOffset.UTC), SqlFilters.NONE), precedents);
    }

    @Test
    void keepsWhatWasVerifiedAndByWhom() {
        var added = done(here.queries().add(new Draft("  " + QUESTION, SQL + "  \n", "ESTATE", null, "a1", " why "),
                ADA, State.VERIFIED));

        assertThat(there.queries().find(added.id())).contains(added);
        assertThat(added.question()).isEqualTo(QUESTION);
        assertThat(added.form()).isEqualTo("how many machines are running");
        assertThat(added.sql()).isEqualTo(SQL);
        assertThat(added.database()).isEqualTo("estate");
        assertThat(added.asOf()).isEqualTo(estate.today());
        assertThat(added.result().rows()).isEqualTo(1);
        assertThat(added.note()).isEqualTo("why");
        assertThat(added.answerId()).isEqualTo("a1");
        assertThat(added.created()).isEqualTo(new Deed(ADA, NOW));
        assertThat(added.verified()).isEqualTo(new Deed(ADA, NOW));
        assertThat(added.edited()).isNull();
    }

    @Test
    void keepsNothingThatDoesNotRun() throws Exception {
        assertThat(add("DELETE FROM machines", State.VERIFIED)).isInstanceOf(Kept.NotRun.class);
        assertThat(add("SELECT nonsense FROM machines", State.VERIFIED)).isEqualTo(new Kept.NotRun(
                (Trial.Problem) Trial.of("SELECT nonsense FROM machines", estate,
                        SqlFilters.NONE, "ada", QUESTION)));
        assertThat(here.queries().add(draft("How many of those are running?", SQL), ADA, State.VERIFIED))
                .isEqualTo(new Kept.PointsBack());
        assertThat(here.queries().add(new Draft(QUESTION, SQL, "nowhere", null, null, null), ADA, State.VERIFIED))
                .isEqualTo(new Kept.NoDatabase("nowhere"));
        assertThat(here.queries().list(null, null)).isEmpty();
    }

    @Test
    void aQuestionHasOneVerifiedAnswer() {
        var first = done(add(SQL, State.VERIFIED));
        var second = here.queries().add(draft("how many machines are running", SQL + " AND 1 = 1"), BOB,
                State.VERIFIED);

        assertThat(second).isInstanceOfSatisfying(Kept.Done.class, kept -> assertThat(kept.replaced()).isTrue());
        assertThat(here.queries().list("estate", null)).singleElement().satisfies(query -> {
            assertThat(query.id()).isEqualTo(first.id());
            assertThat(query.sql()).endsWith("1 = 1");
            assertThat(query.created().by()).isEqualTo(ADA);
            assertThat(Objects.requireNonNull(query.verified()).by()).isEqualTo(BOB);
            assertThat(Objects.requireNonNull(query.edited()).by()).isEqualTo(BOB);
        });
    }

    @Test
    void aProposalAnswersNobodyUntilItIsAccepted() {
        done(add(SQL, State.VERIFIED));
        var proposed = done(
                here.queries().add(draft(QUESTION, "SELECT 3 FROM machines LIMIT 1"), BOB, State.PROPOSED));
        assertThat(Objects.requireNonNull(match(here, QUESTION)).sql()).contains("COUNT");
        assertThat(here.queries().list(null, State.PROPOSED)).containsExactly(proposed);

        var accepted = done(here.queries().edit(proposed.id(), new Change(null, null, null, State.VERIFIED), ADA));
        assertThat(Objects.requireNonNull(match(here, QUESTION)).sql()).contains("SELECT 3");
        assertThat(here.queries().list(null, null)).containsExactly(accepted);
        assertThat(accepted.created().by()).isEqualTo(BOB);
        assertThat(Objects.requireNonNull(accepted.verified()).by()).isEqualTo(ADA);
    }

    @Test
    void whoProposesAgainReplacesTheOwnProposal() {
        done(add(SQL, State.PROPOSED));
        done(add(SQL + " AND 1 = 1", State.PROPOSED));
        done(here.queries().add(draft(QUESTION, SQL), BOB, State.PROPOSED));

        assertThat(here.queries().list(null, State.PROPOSED)).hasSize(2);
    }

    @Test
    void editsKeepWhoMadeIt() {
        var added = done(here.queries().add(new Draft(QUESTION, SQL, "estate", LocalDate.of(2026, 5, 1), null, "x"),
                ADA, State.VERIFIED));
        var noted = done(here.queries().edit(added.id(), new Change(null, null, " ", null), BOB));
        assertThat(noted.note()).isNull();
        assertThat(noted.verified()).isEqualTo(added.verified());
        assertThat(noted.asOf()).isEqualTo(LocalDate.of(2026, 5, 1));

        var other = done(here.queries().edit(added.id(), new Change("How many are up?",
                "SELECT 1 FROM machines LIMIT 1", null, null), BOB));
        assertThat(other.form()).isEqualTo("how many are up");
        assertThat(other.asOf()).isEqualTo(estate.today());
        assertThat(Objects.requireNonNull(other.verified()).by()).isEqualTo(BOB);
        assertThat(other.created()).isEqualTo(added.created());
        assertThat(here.queries().edit(added.id(), new Change(null, "SELECT x FROM machines", null, null), BOB))
                .isInstanceOf(Kept.NotRun.class);
        assertThat(here.queries().find(added.id())).contains(other);
        assertThat(here.queries().edit("nope", new Change(null, null, "x", null), BOB))
                .isEqualTo(new Kept.Unknown());
    }

    @Test
    void changesHoldHereAtOnceAndElsewhereSoon() throws InterruptedException {
        assertThat(match(here, QUESTION)).isNull();
        assertThat(match(there, QUESTION)).isNull();
        var added = done(add(SQL, State.VERIFIED));

        assertThat(match(here, "How many machines are running")).isEqualTo(new Verified(added.id(), QUESTION,
                "SELECT COUNT(*) FROM machines WHERE status = 'running'", List.of(Estate.MACHINES), "Ada", NOW));
        Thread.sleep(1_100);
        assertThat(match(there, QUESTION)).isNotNull();
        there.queries().delete(added.id());
        assertThat(match(there, QUESTION)).isNull();
        Thread.sleep(1_100);
        assertThat(match(here, QUESTION)).isNull();
        assertThat(there.queries().delete(added.id())).isFalse();
    }

    @Test
    void whatLeansOnAnEarlierQuestionIsNotTheVerifiedOne() {
        done(here.queries().add(draft("Which has the highest cost?", SQL), ADA, State.VERIFIED));
        done(here.queries().add(draft("What is our burn rate?", SQL), ADA, State.VERIFIED));

        assertThat(here.precedents().of("Which has the highest cost?", estate, true).match()).isNotNull();
        assertThat(here.precedents().of("Which has the highest cost?", estate, false).match()).isNull();
        assertThat(here.precedents().of("What is our burn rate?", estate, false).match()).isNotNull();
    }

    @Test
    void whatNoLongerRunsAnswersNobody() {
        one.sql().sql("UPDATE verified_queries_version SET version = version + 1").update();
        new VerifiedQueryTable(one).write(MatchingTest.verified("old", QUESTION, "SELECT gone FROM machines"));

        assertThat(match(there, QUESTION)).isNull();
    }

    @Test
    void erasureForgetsWhoItWas() {
        var kept = done(add(SQL, State.VERIFIED));
        done(here.queries().add(draft("And what else?", SQL), ADA, State.PROPOSED));
        here.queries().erase(ADA.id());

        assertThat(here.queries().list(null, null)).singleElement().satisfies(query -> {
            assertThat(query.id()).isEqualTo(kept.id());
            assertThat(query.created().by()).isNull();
            assertThat(Objects.requireNonNull(query.verified()).by()).isNull();
        });
    }

    private @Nullable Verified match(Process process, String question) {
        return process.precedents().of(question, estate, true).match();
    }

    private Kept add(String sql, State state) {
        return here.queries().add(draft(QUESTION, sql), ADA, state);
    }

    private static Draft draft(String question, String sql) {
        return new Draft(question, sql, "estate", null, null, null);
    }

    private static VerifiedQuery done(Kept kept) {
        assertThat(kept).isInstanceOf(Kept.Done.class);
        return ((Kept.Done) kept).query();
    }
}
