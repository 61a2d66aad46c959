package dev.sqlchat.engine.editing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;
import dev.sqlchat.engine.planning.Impossible;
import dev.sqlchat.engine.planning.SchemaGraph;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;
import dev.sqlchat.engine.writing.PartWords;

/**
 * A plan whose parts are looked at.
 *
 * @param today what "this month" counts from
 */
record Edition(SchemaGraph graph, Select select, LocalDate today, PartWords words, Reach reach) {

    static Edition of(SchemaGraph graph, Select select, LocalDate today) {
        return new Edition(graph, select, today, new PartWords(select, graph.schema().catalog()),
                Reach.of(graph.schema(), select.from()));
    }

    Catalog catalog() {
        return graph.schema().catalog();
    }

    Optional<ColumnProfile> profile(Expression expression) {
        return graph.schema().column(expression);
    }

    Optional<ColumnRef> column(Expression expression) {
        return Parts.firstField(expression).flatMap(this::profile).map(ColumnProfile::ref);
    }

    TableProfile table(TableSource source) {
        return graph.schema().table(source.table());
    }

    /** The table that has one row for each row of the query. */
    Optional<TableSource> rows() {
        return Subject.ofRows(select.from(), catalog()) instanceof TableSource source
                ? Optional.of(source)
                : Optional.empty();
    }

    Field field(TableSource source, ColumnProfile column) {
        return new Field(source, column.ref().column());
    }

    List<Expression> outputs() {
        return select.outputs().stream().map(Output::expression).toList();
    }

    /** The numbers over many rows that are shown. */
    List<Expression> numbers() {
        return outputs().stream().filter(Parts::aggregates).toList();
    }

    /** Shows each of many things. */
    boolean many() {
        return !select.groupBy().isEmpty() || numbers().isEmpty();
    }

    /** What is shown rests on queries of its own, which would not be changed along, or on numbers that are supposed. */
    boolean computed() {
        return outputs().stream().anyMatch(output -> Parts.plans(output).findAny().isPresent()
                || Parts.withOperands(output).anyMatch(Edition::supposes));
    }

    private static boolean supposes(Expression part) {
        return part instanceof Expression.Choice choice && !NumberConditions.isCondition(choice);
    }

    /** Conditions of single numbers. */
    List<NumberConditions.Own> own() {
        return outputs().stream().flatMap(output -> NumberConditions.of(output).stream()).toList();
    }

    /** Without tables that only the part needed which is gone. */
    Select pruned(Select changed) {
        return new Pruning(select, changed, rows().orElse(null)).pruned();
    }

    boolean possible(Option option) {
        return possible(option.change());
    }

    boolean possible(Change change) {
        return !change.plan().equals(select) && !Impossible.is(change.plan(), graph.schema());
    }

    List<Option> possible(Stream<Option> options) {
        return options.filter(this::possible).toList();
    }
}
