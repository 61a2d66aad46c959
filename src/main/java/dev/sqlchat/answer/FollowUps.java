package dev.sqlchat.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.CanonicalPlan;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.review.SmallTables;
import dev.sqlchat.sql.CheckedQuery;

/**
 * Suggests what to ask next: changes of what was asked and complete questions about the same tables, of which the engine
 * reads each as it is meant.
 */
final class FollowUps {

    private static final int MOST = 3;
    /** Each costs as much as reading a question. */
    private static final int MOST_TRIED = 12;
    /** Reading costs more where many tables compete. */
    private static final int MOST_TRIED_OF_MANY_TABLES = 6;
    private static final int MANY_TABLES = 200;

    private static final long MOST_ROWS_LOOKED_UP = 100_000;
    private static final Comparator<TableName> BY_NAME = Comparator.comparing(TableName::toString);

    private final Work work;
    private final Foresight foresight;
    private final CompleteQuestions complete;

    FollowUps(Work work, Foresight foresight) {
        this.work = work;
        this.foresight = foresight;
        this.complete = new CompleteQuestions(work.question(), work.catalog());
    }

    List<String> after(Work.Finding finding, Shape shape) {
        var reading = finding.reading();
        var plan = reading == null ? null : reading.plan();
        var tables = reading == null
                ? Optional.ofNullable(finding.query()).map(CheckedQuery::tables).stream()
                        .flatMap(read -> read.stream().sorted(BY_NAME)).toList()
                : reading.tables();
        var changes = reading == null ? Stream.<Suggestion>of() : changes(reading, shape);
        return chosen(Stream.concat(changes, about(tables)), plan);
    }

    /** After an answer without rows, such as one about the schema. */
    List<String> afterWords() {
        var table = foresight.schemaTable(work.question(), work.catalog());
        return chosen(table.map(List::of).map(this::about).orElseGet(this::important), work.previous());
    }

    private Stream<Suggestion> important() {
        var proposals = foresight.proposals(work.catalog());
        return proposals.choose(MOST_TRIED, proposal -> !proposal.kind().dependsOnToday()).stream()
                .map(proposal -> complete.of(proposal, proposals));
    }

    private Stream<Suggestion> about(List<TableName> tables) {
        return complete.about(tables, foresight.proposals(work.catalog()));
    }

    private Stream<Suggestion> changes(Reading reading, Shape shape) {
        var first = foresight.changeable(PlanWords.first(reading.plan()), work.catalog());
        var categories = Categories.of(first, reading, work.catalog());
        var changes = reading.plan() instanceof Select
                ? new PlanFollowUps(first, shape, categories, work).all()
                : Stream.<Suggestion>of();
        return Stream.concat(changes, complete.reworded(reading, categories));
    }

    /** The first that are read as they are meant, each another plan. */
    private List<String> chosen(Stream<Suggestion> suggestions, @Nullable QueryPlan shown) {
        var moment = new Foresight.Moment(work.catalog(), work.today(), shown);
        var plans = new HashSet<String>();
        Optional.ofNullable(shown).map(CanonicalPlan::hash).ifPresent(plans::add);
        var chosen = new ArrayList<String>();
        Iterator<Suggestion> tried = suggestions.limit(mostTried()).iterator();
        while (chosen.size() < MOST && tried.hasNext()) {
            var suggestion = tried.next();
            foresight.of(suggestion.words(), moment).filter(this::isSure).map(Foresight.Foreseen::plan)
                    .filter(suggestion.meant()).map(CanonicalPlan::hash).filter(plans::add)
                    .ifPresent(_ -> chosen.add(suggestion.words()));
        }
        return List.copyOf(chosen);
    }

    private int mostTried() {
        return work.catalog().tables().size() > MANY_TABLES ? MOST_TRIED_OF_MANY_TABLES : MOST_TRIED;
    }

    /** What will be looked up when it is asked may make it less sure, which nobody knows before: so it has to be surer. */
    private boolean isSure(Foresight.Foreseen foreseen) {
        var lookedUp = SmallTables.are(foreseen.tables(), MOST_ROWS_LOOKED_UP, work.catalog());
        return foreseen.confidence() >= (lookedUp ? (work.threshold() + 1) / 2 : work.threshold());
    }
}
