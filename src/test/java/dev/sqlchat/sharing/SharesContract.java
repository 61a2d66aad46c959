package dev.sqlchat.sharing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Answer.AskedBefore;
import dev.sqlchat.answer.Answer.Difference;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.answer.Answer.Trust;
import dev.sqlchat.answer.Answer.TrustLevel;
import dev.sqlchat.answer.Answer.Usage;
import dev.sqlchat.conversation.Holder;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.StoredConversations;
import dev.sqlchat.conversation.Threads;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.sharing.Shares.Outcome;
import dev.sqlchat.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What holds of shares on every database. */
abstract class SharesContract {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String ADA = "ada";

    private Store store;
    private Holder holder;
    private StoredConversations conversations;
    private Threads threads;
    private Shares shares;

    abstract Store open();

    @BeforeEach
    void start() {
        store = open();
        holder = Holder.start(store, CLOCK);
        conversations = new StoredConversations(store, holder, CLOCK);
        threads = new Threads(store);
        shares = new Shares(store, threads, CLOCK);
    }

    @AfterEach
    void stop() {
        holder.close();
        store.close();
    }

    @Test
    void copiesWhatIsAnswered() throws InterruptedException {
        answered("t", "How many kilns are there?");
        answered("t", "and in 2024?");
        conversations.begin(new Opening(ADA, "t", "running", "and now?"));

        var whole = share("t", null);
        assertThat(whole.title()).isEqualTo("How many kilns are there?");
        assertThat(read(whole).turns()).extracting(Snapshot.Shown::question)
                .containsExactly("How many kilns are there?", "and in 2024?");
        assertThat(read(whole).title()).isEqualTo(whole.title());
        assertThat(read(whole).sharedAt()).isEqualTo(whole.createdAt());
        var one = share("t", 2);
        assertThat(one.title()).isEqualTo("and in 2024?");
        assertThat(read(one).turns()).extracting(Snapshot.Shown::question).containsExactly("and in 2024?");
        assertThat(shares.share(ADA, "t", 3)).isEqualTo(new Outcome.NoAnswer());
    }

    @Test
    void changesNoMore() throws InterruptedException {
        answered("t", "How many kilns are there?");
        var share = share("t", null);
        answered("t", "and in 2024?");
        threads.rename(ADA, "t", "Kilns");

        assertThat(read(share).turns()).hasSize(1);
        assertThat(read(share).title()).isEqualTo("How many kilns are there?");
    }

    @Test
    void showsNeitherPeopleNorOtherThreads() throws InterruptedException {
        answered("secret-thread", "How many kilns are there?");
        var share = share("secret-thread", 1);
        var shown = read(share).turns().getFirst().answer();

        assertThat(shown.threadId()).isEqualTo(share.id());
        assertThat(shown.id()).isEqualTo(share.id() + ".1");
        assertThat(shown.receipt().askedBefore()).isNull();
        assertThat(shown.receipt().trust())
                .isEqualTo(new Trust(TrustLevel.VERIFIED, "The query was verified on 2026-06-15."));
        assertThat(shown.rows()).isEqualTo(List.of(List.of(1L)));
        assertThat(store.sql().sql("SELECT content FROM shares").query(String.class).single())
                .doesNotContain("secret-thread", "earlier-thread", "Ada on Tour", ADA + "-id");
    }

    @Test
    void nobodyGuessesAnId() throws InterruptedException {
        answered("t", "How many kilns are there?");

        var ids = IntStream.range(0, 20).mapToObj(at -> share("t", null).id()).distinct().toList();
        assertThat(ids).hasSize(20).allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void isForItsOwnerToRevoke() throws InterruptedException {
        answered("t", "How many kilns are there?");
        var share = share("t", 1);

        assertThat(shares.revoke("bob", share.id())).isFalse();
        assertThat(shares.list("bob")).isEmpty();
        assertThat(shares.list(ADA)).containsExactly(share);
        assertThat(shares.revoke(ADA, share.id())).isTrue();
        assertThat(shares.read(share.id())).isEmpty();
        assertThat(store.sql().sql("SELECT content FROM shares WHERE content IS NOT NULL").query(String.class).list())
                .isEmpty();
        var revoked = shares.list(ADA).getFirst();
        assertThat(revoked.revokedAt()).isBetween(share.createdAt(), Instant.now());
        assertThat(shares.revoke(ADA, share.id())).isTrue();
        assertThat(shares.list(ADA)).containsExactly(revoked);
        assertThat(shares.revoke(ADA, "nothing")).isFalse();
    }

    @Test
    void goesWithItsThread() throws InterruptedException {
        answered("t", "How many kilns are there?");
        answered("u", "How many pots are there?");
        var gone = share("t", null);
        var erased = share("u", 1);

        threads.delete(ADA, "t");
        assertThat(shares.read(gone.id())).isEmpty();
        assertThat(shares.list(ADA)).containsExactly(erased);
        threads.erase(ADA);
        assertThat(shares.read(erased.id())).isEmpty();
        assertThat(shares.list(ADA)).isEmpty();
    }

    @Test
    void theThreadOfAnotherIsNotThere() throws InterruptedException {
        answered("t", "How many kilns are there?");

        assertThatExceptionOfType(UnknownThread.class).isThrownBy(() -> shares.share("bob", "t", null));
        assertThatExceptionOfType(UnknownThread.class).isThrownBy(() -> shares.share(ADA, "nothing", 1));
    }

    @Test
    void hasALimitThatRevokingMakesRoomIn() throws InterruptedException {
        answered("t", "How many kilns are there?");
        var first = share("t", 1);
        for (var more = 1; more < Shares.MOST; more++) {
            store.sql().sql("INSERT INTO shares (id, user_id, conversation_id, title, content, created_at)"
                    + " VALUES (?, ?, 't', 'x', '{}', '2026')").params("id" + more, ADA).update();
        }

        assertThat(shares.share(ADA, "t", 1)).isEqualTo(new Outcome.TooMany());
        shares.revoke(ADA, first.id());
        assertThat(shares.share(ADA, "t", 1)).isInstanceOf(Outcome.Shared.class);
    }

    private Share share(String thread, @Nullable Integer turn) {
        return ((Outcome.Shared) shares.share(ADA, thread, turn)).share();
    }

    private Snapshot read(Share share) {
        return shares.read(share.id()).orElseThrow();
    }

    private void answered(String thread, String question) throws InterruptedException {
        var run = ADA + "-id-" + thread + question;
        var number = conversations.begin(new Opening(ADA, thread, run, question));
        var receipt = new Receipt("r", List.of("kilns"), List.of(), List.of(), null, null, null, null, null,
                new AskedBefore("earlier-thread", 1, Instant.EPOCH, Difference.NOTHING, List.of(), "The same."),
                new Trust(TrustLevel.VERIFIED, "The query was verified by Ada on Tour on 2026-06-15."));
        var answer = new Answer(run, thread, number, Status.ANSWERED, "One.", "SELECT 1", List.of(),
                List.of(List.of(1L)), 1, false, null, receipt, 0.5, List.of(), List.of("next"), List.of(), "embedded",
                new Usage(0, 0, 0, null), Map.of("total", 3L));
        conversations.finish(thread, new Turn(number, question, "db", null, answer, Instant.now(), false));
    }
}
