package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Conditions that several rows meet together, none of them alone: of the subject, or of what is shown. */
final class OtherRows {

    private final SchemaGraph graph;
    private final SelectDraft draft;
    private final Subqueries subqueries;

    OtherRows(SchemaGraph graph, SelectDraft draft, Subqueries subqueries) {
        this.graph = graph;
        this.draft = draft;
        this.subqueries = subqueries;
    }

    /** Whether the subject may have several rows of the table. */
    boolean many(TableName table) {
        return draft.subject != null && !graph.toOne(draft.subject.name(), table);
    }

    /** The first table of the condition of which the subject may have several rows. */
    Optional<TableName> many(Condition condition) {
        return tables(condition).stream().filter(this::many).findFirst();
    }

    boolean sometimesUnknown(Condition.IsNull condition) {
        return graph.schema().column(condition.value())
                .filter(column -> column.column().statistics().nullFraction() > 0).isPresent();
    }

    static Set<TableName> tables(Condition condition) {
        var tables = new LinkedHashSet<TableName>();
        Mentioned.tables(condition, tables);
        return tables;
    }

    /** Each holds of some row: of those that the subject has, or that share what is shown. At least one where neither is. */
    Condition each(List<Condition> conditions) {
        var shown = shownBeside(conditions);
        if (shown.isPresent()) {
            draft.distinct = true;
            return new Condition.AllOf(conditions.stream().map(condition -> sharing(shown.get(), condition)).toList());
        }
        if (conditions.stream().allMatch(condition -> many(condition).isPresent())) {
            return new Condition.AllOf(conditions.stream().map(this::some).toList());
        }
        conditions.forEach(condition -> draft.needed.addAll(tables(condition)));
        return new Condition.AnyOf(conditions);
    }

    /** The condition holds of some row that the subject has. */
    Condition some(Condition condition) {
        return many(condition).map(table -> related(table, condition)).orElseGet(() -> {
            draft.needed.addAll(tables(condition));
            return condition;
        });
    }

    private Condition related(TableName table, Condition condition) {
        return draft.subject == null ? condition : subqueries.related(draft.subject, table, List.of(condition));
    }

    /**
     * What is shown of the table that all conditions are about: "titles given by both departments"; rows share neither amounts
     * nor their names.
     */
    private Optional<Field> shownBeside(List<Condition> conditions) {
        var tables = tables(conditions.getFirst());
        return !conditions.stream().allMatch(condition -> tables.equals(tables(condition)))
                ? Optional.empty()
                : draft.outputs.stream().filter(Field.class::isInstance).map(Field.class::cast)
                        .filter(field -> field.source() instanceof TableSource source
                                && tables.contains(source.table()))
                        .filter(field -> graph.schema().column(field).filter(this::isOfOneRow).isEmpty())
                        .findFirst();
    }

    /** An amount, or the name of the row itself. */
    private boolean isOfOneRow(ColumnProfile column) {
        var table = graph.schema().table(column.table());
        return column.is(Role.MEASURE) || Fields.names(table, column) && !Fields.repeats(table, column);
    }

    /** "codes that no document uses": values that many rows share are shown, and no table is named that has them. */
    boolean asksOfValues() {
        return draft.concerns.contains(Concern.NO_SUBJECT) && draft.outputs.size() == 1
                && draft.outputs.getFirst() instanceof Field(TableSource source, String name)
                && graph.schema().table(source.table()).column(name)
                        .filter(column -> Fields.repeats(graph.schema().table(source.table()), column)).isPresent();
    }

    /** No row that is tied to one of the table shares what is shown. */
    Optional<Condition> noneSharing(TableName table, List<Condition> met) {
        var shown = (Field) draft.outputs.getFirst();
        var source = (TableSource) shown.source();
        var tables = new LinkedHashSet<>(List.of(source.table(), table));
        met.forEach(condition -> tables.addAll(tables(condition)));
        draft.distinct = true;
        return Optional.of(new Condition.Not(new Condition.InPlan(shown,
                Subqueries.rows(shown, subqueries.from(source.table(), tables), met))));
    }

    /** No row that the condition holds of shares what is shown; empty where no single column is shown. */
    Optional<Condition> noneSharing(Condition condition) {
        if (draft.outputs.size() != 1 || !(draft.outputs.getFirst() instanceof Field shown)
                || !(shown.source() instanceof TableSource source)) {
            return Optional.empty();
        }
        var tables = new LinkedHashSet<>(Set.of(source.table()));
        tables.addAll(tables(condition));
        var from = subqueries.from(source.table(), tables);
        draft.distinct = true;
        return Optional.of(
                new Condition.Not(new Condition.InPlan(shown, Subqueries.rows(shown, from, List.of(condition)))));
    }

    private static Condition sharing(Field shown, Condition condition) {
        return new Condition.InPlan(shown, Subqueries.rows(shown, From.of(shown.source()), List.of(condition)));
    }
}
