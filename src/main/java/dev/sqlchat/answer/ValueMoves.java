package dev.sqlchat.answer;

import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Condition.Comparison;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;

/** What may be asked next about kinds of rows: only one, another, a number for each. */
final class ValueMoves {

    private final Select select;
    private final Categories categories;
    private final Changed changed;

    ValueMoves(Select select, Categories categories) {
        this.select = select;
        this.categories = categories;
        this.changed = new Changed(select);
    }

    Stream<Suggestion> only() {
        return categories.values().map(value -> Suggestion.of("Only " + value, changed.only(value)));
    }

    /** The same of another value that is filtered by. */
    Stream<Suggestion> instead() {
        return Changed.conditions(select)
                .flatMap(
                        condition -> condition instanceof Comparison(Field(TableSource table, var column), var comparator, Constant(String value))
                                && comparator == Comparator.EQUAL
                                        ? categories.others(new ColumnRef(table.table(), column), value)
                                        : Stream.of())
                .map(value -> Suggestion.of("What about %s?".formatted(value), changed.instead(value)));
    }

    Stream<Suggestion> brokenDown() {
        return by("Break it down by %s");
    }

    Stream<Suggestion> byOthers() {
        return by("And per %s?");
    }

    private Stream<Suggestion> by(String words) {
        var things = rows().stream().flatMap(categories::things)
                .map(table -> Suggestion.of(words.formatted(Categories.thing(table)), changed.by(
                        table)));
        return Stream.concat(categories.names().map(name -> Suggestion.of(words.formatted(Words.of(name)), changed.by(
                name))), things);
    }

    private Optional<TableName> rows() {
        return Subject.ofRows(select.from(), categories.catalog()) instanceof TableSource(var table, _)
                ? Optional.of(table)
                : Optional.empty();
    }

    /** Whether each row has something that a person calls it by. */
    boolean areNamed() {
        return rows().flatMap(categories.catalog()::table).filter(Categories::isNamed).isPresent();
    }

    Stream<Suggestion> countedBy() {
        return categories.names().map(name -> Suggestion.of("How many are there per %s?".formatted(Words.of(name)),
                changed.countedBy(name)));
    }

    /** With one column more. */
    Stream<Suggestion> also() {
        return categories.names().map(name -> Suggestion.of("Also show the " + Words.of(name), changed.also(name)));
    }
}
