package dev.sqlchat.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.knowledge.ImportReport.Refused;
import dev.sqlchat.knowledge.VerifiedQuery.State;

/** Takes verified queries out and in as YAML. Safe for many threads. */
public final class VerifiedQueryTransfer {

    private final VerifiedQueries queries;
    private final VerifiedQueryTable table;
    private final Databases databases;

    VerifiedQueryTransfer(VerifiedQueries queries, VerifiedQueryTable table, Databases databases) {
        this.queries = queries;
        this.table = table;
        this.databases = databases;
    }

    /** All that are verified, by database and question. */
    public String write(@Nullable String database) {
        return VerifiedQueryFile.write(queries.list(database, State.VERIFIED));
    }

    /**
     * Takes in what is new or differs; what is bad stays out and is named. Importing the same again changes nothing.
     *
     * @throws IllegalArgumentException for a text that is no such file; the message says why
     */
    public ImportReport read(String text, Person by) {
        var outcomes = new ArrayList<Object>();
        VerifiedQueryFile.read(text).entries().forEach(entry -> outcomes.add(take(entry, by)));
        return new ImportReport(count(outcomes, Outcome.ADDED), count(outcomes, Outcome.CHANGED),
                count(outcomes, Outcome.UNCHANGED),
                outcomes.stream().filter(Refused.class::isInstance).map(Refused.class::cast).toList());
    }

    private enum Outcome {
        ADDED, CHANGED, UNCHANGED
    }

    private static int count(List<Object> outcomes, Outcome which) {
        return (int) outcomes.stream().filter(which::equals).count();
    }

    private Object take(VerifiedQueryFile.Entry entry, Person by) {
        var draft = entry.draft();
        if (draft == null) {
            return new Refused(entry.number(), entry.question(), String.valueOf(entry.problem()));
        }
        if (isKept(draft)) {
            return Outcome.UNCHANGED;
        }
        return switch (queries.add(draft, by, State.VERIFIED)) {
            case Kept.Done done -> done.replaced() ? Outcome.CHANGED : Outcome.ADDED;
            case Kept.NotRun notRun -> refused(entry, notRun.problem().reason());
            case Kept.NoDatabase none -> refused(entry, "There is no database \"%s\".".formatted(none.name()));
            case Kept.PointsBack ignored -> refused(entry, "The question points at an earlier one.");
            case Kept.Unknown ignored -> throw new IllegalStateException("an entry has no id");
        };
    }

    private static Refused refused(VerifiedQueryFile.Entry entry, String reason) {
        return new Refused(entry.number(), entry.question(), reason);
    }

    private boolean isKept(Draft draft) {
        var name = databases.named(draft.database()).map(Database::name).orElse(draft.database());
        return table.verified(name, QuestionWords.of(draft.question()).form())
                .filter(kept -> kept.question().equals(draft.question()) && kept.sql().equals(draft.sql())
                        && Objects.equals(kept.note(), draft.note())
                        && (draft.asOf() == null || kept.asOf().equals(draft.asOf())))
                .isPresent();
    }
}
