package dev.sqlchat.engine.planning;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Turns restrictions of a single column into conditions. */
final class ColumnConditions {

    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;

    ColumnConditions(Choices choices, SelectDraft draft, Fields fields) {
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
    }

    Condition textIs(Restriction.TextIs is) {
        var field = fields.field(choices.column(is.attr()));
        return new Condition.Comparison(field, Condition.Comparator.EQUAL, new Constant(is.text()));
    }

    Optional<Condition> hasText(Restriction.HasText text) {
        var column = text.attr() != null ? Optional.of(choices.column(text.attr())) : named(text.anchor());
        return column.map(found -> new Condition.TextMatch(fields.field(found),
                Condition.Place.valueOf(text.place().name()), text.fragment()));
    }

    Condition.IsNull missing(Restriction.Missing missing) {
        return new Condition.IsNull(fields.aside(choices.column(missing.attr())));
    }

    Condition flagged(Restriction.Flagged flagged) {
        var column = choices.column(flagged.attr());
        return new Condition.Comparison(fields.field(column), Condition.Comparator.EQUAL,
                Flags.constant(column, flagged.wanted()));
    }

    private Optional<ColumnProfile> named(@Nullable TableProfile anchor) {
        var table = anchor != null ? anchor : draft.subject;
        return table == null ? Optional.empty() : Optional.of(table.naming().getFirst());
    }
}
