package dev.sqlchat.engine;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.probing.Probe;
import dev.sqlchat.engine.proposing.Proposals;

/**
 * What the engine would make of questions that may come next, by their words alone: nothing is looked up for them.
 * Remembers what it found over the latest snapshot of each database. Safe for many threads.
 */
public final class Foresight {

    private static final int MOST_KNOWN = 2_000;

    private final QuestionEngine engine;
    private final Map<String, Known> latest = new ConcurrentHashMap<>();

    public Foresight(QuestionEngine engine) {
        this.engine = engine;
    }

    /**
     * When a question comes.
     *
     * @param shown the plan whose rows were shown last; null where there is none
     */
    public record Moment(Catalog catalog, LocalDate today, @Nullable QueryPlan shown) {}

    /**
     * What a question would be answered with.
     *
     * @param confidence from 0 to 1; what is looked up when it is asked may lower it
     */
    public record Foreseen(QueryPlan plan, double confidence, List<TableName> tables) {}

    /** The likeliest reading of the question; empty where none uses each of its words. */
    public Optional<Foreseen> of(String question, Moment moment) {
        var known = known(moment.catalog());
        var key = new Key(question, moment.today(), moment.shown());
        var before = known.readings().get(key);
        if (before != null) {
            return before;
        }
        var reading = read(question, moment);
        known.readings().put(key, reading);
        return reading;
    }

    public Proposals proposals(Catalog catalog) {
        return engine.proposals(catalog);
    }

    /** The table that a question about the schema itself names. */
    public Optional<TableName> schemaTable(String question, Catalog catalog) {
        return engine.schemaQuestion(question, catalog).map(Interpretation.AboutSchema::table);
    }

    /** The query that is shown, as questions that come next change it. */
    public Select changeable(Select shown, Catalog catalog) {
        return engine.changeable(shown, catalog);
    }

    private Optional<Foreseen> read(String question, Moment moment) {
        var asked = new Question(question, moment.catalog(), moment.today(), moment.shown(), List.of(), Probe.NONE);
        return engine.interpret(asked) instanceof Interpretation.Understood understood
                ? Optional.of(understood.best()).filter(reading -> reading.unread().isEmpty())
                        .map(reading -> new Foreseen(reading.plan(), reading.confidence(), reading.tables()))
                : Optional.empty();
    }

    private record Key(String question, LocalDate today, @Nullable QueryPlan shown) {}

    private record Known(Catalog catalog, Map<Key, Optional<Foreseen>> readings) {

        static Known of(Catalog catalog) {
            return new Known(catalog, Collections.synchronizedMap(new LinkedHashMap<>() {

                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Optional<Foreseen>> eldest) {
                    return size() > MOST_KNOWN;
                }
            }));
        }

        /** Comparing two large catalogs by what they hold would take longer than reading the question. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Catalog other) {
            return catalog == other;
        }
    }

    private Known known(Catalog catalog) {
        return latest.compute(catalog.database(),
                (_, known) -> known != null && known.isOf(catalog) ? known : Known.of(catalog));
    }
}
