package dev.sqlchat.engine.planning;

import java.util.List;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Turns what is asked into outputs. */
final class Targets {

    /** The likelier first. */
    private static final List<String> LOCATIONS = List.of("location", "place", "address", "venue", "city", "state",
            "region", "country");

    private final Frame frame;
    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final Measures measures;

    Targets(Frame frame, Choices choices, SelectDraft draft, Fields fields, Measures measures) {
        this.frame = frame;
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
        this.measures = measures;
    }

    void show(Target target) {
        switch (target) {
            case Target.Shown shown -> draft.outputs.add(measures.measure(shown.measure()));
            case Target.Rows rows -> rows(rows);
            case Target.Everything everything -> everything(everything.table());
            case Target.Asked asked -> asked(asked.asking());
        }
    }

    private void everything(TableProfile table) {
        draft.needed.add(table.name());
        draft.outputs.add(new Expression.AllFields(TableSource.of(table.name())));
    }

    private void rows(Target.Rows rows) {
        var table = rows.table();
        if (!rows.named() && frame.targets().stream().anyMatch(target -> shows(target, table))) {
            draft.needed.add(table.name());
        } else {
            table.naming().forEach(this::show);
            if (table.naming().getFirst().identifies()) {
                draft.concerns.add(Concern.NAMELESS);
            }
        }
    }

    /** Whether a column of the table is asked for by name, so that its rows need no name. */
    private boolean shows(Target target, TableProfile table) {
        return target instanceof Target.Shown shown && shown.measure() instanceof Measure.Plain plain
                && frame.sorts().stream().noneMatch(sort -> sort.measure().equals(plain))
                && choices.ranked(plain.attr()).getFirst().table().equals(table.name());
    }

    private void asked(Frame.Asking asking) {
        draft.concerns.add(Concern.TARGET_GUESSED);
        if (draft.subject == null) {
            return;
        }
        switch (asking) {
            case WHO -> draft.subject.naming().forEach(this::show);
            case WHERE -> located(draft.subject).forEach(this::show);
            case WHEN -> choices.date(null, List.of(draft.subject)).ifPresent(this::show);
        }
    }

    private void show(ColumnProfile column) {
        draft.outputs.add(fields.field(column));
    }

    private static List<ColumnProfile> located(TableProfile table) {
        return LOCATIONS.stream().flatMap(place -> table.columns().stream()
                .filter(column -> column.ownWords().contains(place) && !Fields.names(table, column))).limit(1).toList();
    }

    /** Shows what names the subject, for want of anything asked. */
    void guess() {
        asked(Frame.Asking.WHO);
    }
}
