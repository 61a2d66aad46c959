package dev.sqlchat.engine.planning;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** Turns measures into expressions. */
final class Measures {

    private final Choices choices;
    private final SelectDraft draft;
    private final Fields fields;
    private final @Nullable Continuation before;

    Measures(Choices choices, SelectDraft draft, Fields fields, @Nullable Continuation before) {
        this.choices = choices;
        this.draft = draft;
        this.fields = fields;
        this.before = before;
    }

    Expression measure(Measure measure) {
        return switch (measure) {
            case Measure.Plain plain -> fields.number(choices.column(plain.attr()));
            case Measure.CountOf count -> countOf(count.table(), count.distinct());
            case Measure.CountValues count -> countValues(count);
            case Measure.CountRows _ -> countRows();
            case Measure.OfShown shown -> ofShown(shown.function());
            case Measure.OfPeriods periods -> ofPeriods(periods);
            case Measure.Aggregated aggregated -> aggregated(aggregated);
            case Measure.Degree degree -> degree(degree);
        };
    }

    private Expression countOf(TableProfile table, boolean distinct) {
        draft.needed.add(table.name());
        draft.counted = table.name();
        return distinct && table.key().isPresent()
                ? new Aggregate(Function.COUNT, fields.field(Fields.key(table)), true)
                : Expression.countRows();
    }

    private Expression countValues(Measure.CountValues count) {
        var column = choices.column(count.attr());
        draft.counted = column.table();
        return new Aggregate(Function.COUNT, fields.field(column), count.distinct());
    }

    private Expression countRows() {
        if (draft.subject != null) {
            draft.needed.add(draft.subject.name());
        }
        return Expression.countRows();
    }

    private Expression aggregated(Measure.Aggregated aggregated) {
        var column = choices.column(aggregated.attr());
        var adds = aggregated.function() == Frame.Function.SUM || aggregated.function() == Frame.Function.AVERAGE;
        if (adds && !column.column().type().numeric() && !column.is(Role.MEASURE)) {
            draft.lose();
        }
        return new Aggregate(function(aggregated.function()), fields.number(column), false);
    }

    private Expression ofShown(Frame.Function function) {
        var number = before == null ? Optional.<Expression>empty() : before.measured(fields);
        if (number.isEmpty()) {
            draft.lose();
        }
        return number.<Expression>map(shown -> new Aggregate(function(function), shown, false))
                .orElseGet(this::countRows);
    }

    private Expression ofPeriods(Measure.OfPeriods periods) {
        draft.averaged = periods;
        return new Aggregate(Function.SUM, fields.field(choices.column(periods.attr())), false);
    }

    private Expression degree(Measure.Degree degree) {
        var column = choices.measured(degree.nouns(), degree.anchor(), draft.subject);
        if (column.isEmpty()) {
            draft.lose();
            return countRows();
        }
        return fields.number(column.get());
    }

    /** Who is older has the earlier date. */
    boolean isAgeByDate(Measure measure, Expression expression) {
        return measure instanceof Measure.Degree degree && degree.nouns().contains("age") && fields.profile(expression)
                .filter(column -> column.is(Role.DATE)).isPresent();
    }

    static Function function(Frame.Function function) {
        return switch (function) {
            case SUM -> Function.SUM;
            case AVERAGE -> Function.AVERAGE;
            case MINIMUM -> Function.MINIMUM;
            case MAXIMUM -> Function.MAXIMUM;
        };
    }

    /** Whether it is a number over many rows. */
    static boolean aggregates(Expression expression) {
        return switch (expression) {
            case Aggregate _ -> true;
            case Expression.Arithmetic arithmetic -> aggregates(arithmetic.left()) || aggregates(arithmetic.right());
            default -> false;
        };
    }
}
