package dev.sqlchat.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.engine.probing.Probe;

import static org.assertj.core.api.Assertions.assertThat;

class PlanCacheTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Probe ONE = (sql, tables) -> new Found.Rows(List.of(List.of(1L)), "few");
    private static final Probe TWO = (sql, tables) -> new Found.Rows(List.of(List.of(2L)), "more");

    private final List<String> read = new ArrayList<>();
    private final PlanCache cache = new PlanCache(question -> {
        read.add(question.text());
        return new Interpretation.NotUnderstood("found " + question.probe().find("SELECT 1", List.of()), List.of());
    }, 10);
    private final Catalog catalog = catalog();

    @Test
    void readsAQuestionOnceWhileProbesFindTheSame() {
        var first = cache.interpret(question("q", catalog, ONE));

        assertThat(cache.interpret(question("q", catalog, ONE))).isSameAs(first);
        assertThat(read).hasSize(1);
        assertThat(cache.use()).isEqualTo(new PlanCache.Use(1, 1, 1));
    }

    @Test
    void readsAnewWhenAProbeFindsSomethingElse() {
        cache.interpret(question("q", catalog, ONE));

        assertThat(cache.interpret(question("q", catalog, TWO)).toString()).contains("[2]");
        assertThat(cache.interpret(question("q", catalog, Probe.NONE)).toString()).contains("Unknown");
        assertThat(read).hasSize(3);
    }

    @Test
    void readsAnewForAnotherTextDayHintOrSnapshot() {
        cache.interpret(question("q", catalog, ONE));
        cache.interpret(question("Q", catalog, ONE));
        cache.interpret(new Question("q", catalog, TODAY.plusDays(1), null, List.of(), ONE));
        cache.interpret(new Question("q", catalog, TODAY, null, List.of("hint"), ONE));
        cache.interpret(question("q", catalog(), ONE));

        assertThat(read).hasSize(5);
    }

    @Test
    void forgetsWhatWasReadOverAnOlderSnapshot() {
        cache.interpret(question("q", catalog, ONE));
        cache.interpret(question("r", catalog, ONE));
        cache.interpret(question("q", catalog(), ONE));

        assertThat(cache.use().size()).isEqualTo(1);
    }

    @Test
    void remembersNothingWhereNothingIsToBe() {
        var none = new PlanCache(question -> {
            read.add(question.text());
            return new Interpretation.NotUnderstood("no", List.of());
        }, 0);
        none.interpret(question("q", catalog, ONE));
        none.interpret(question("q", catalog, ONE));

        assertThat(read).hasSize(2);
    }

    private static Question question(String text, Catalog catalog, Probe probe) {
        return new Question(text, catalog, TODAY, null, List.of(), probe);
    }

    private static Catalog catalog() {
        return new Catalog("db", Dialect.SQLITE, List.of(), List.of(), ValueIndex.EMPTY);
    }
}
