package dev.sqlchat.engine.ranking;

import java.util.List;
import java.util.Set;

import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.AllFields;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Whether the columns shown are those asked for. */
final class ShownFeatures {

    private final Asked asked;
    private final PlanFacts plan;
    private final SchemaProfile schema;
    private final FeatureMap features;

    ShownFeatures(Asked asked, PlanFacts plan, SchemaProfile schema, FeatureMap features) {
        this.asked = asked;
        this.plan = plan;
        this.schema = schema;
        this.features = features;
    }

    void add() {
        features.put("shown.columns", plan.shown.size());
        features.put("shown.numbers", plan.numbersShown());
        features.put("shown.plain", plan.shown.size() - plan.numbersShown());
        features.put("shown.all", plan.shown.stream().anyMatch(AllFields.class::isInstance));
        var plain = plan.shown.stream().flatMap(output -> schema.column(output).stream()).toList();
        names(plain);
        head(plain);
        words(plain);
        besides();
    }

    private void names(List<ColumnProfile> plain) {
        var keys = plain.stream().filter(ColumnProfile::identifies).count();
        var names = plain.stream().filter(this::names).count();
        var asksKey = asked.saysKey();
        features.put("shown.keyAdded", !asksKey && plan.shown.stream().anyMatch(this::addsKey));
        features.put("shown.keys", keys);
        features.put("shown.names", names);
        features.put("shown.keyUnasked", keys > 0 && !asksKey);
        features.put("shown.keyMissing", keys == 0 && asked.says("id", "ids", "identifier"));
        features.put("shown.codeMissing", asked.says("code", "codes") && plain.stream()
                .noneMatch(column -> column.words().contains("code")));
        features.put("shown.nameMissing", names == 0 && asked.says("name", "names"));
        features.put("shown.nameUnasked", names > 0 && !asked.says("name", "names"));
        features.put("shown.secondName", names > Math.max(1, asked.count("name")));
        features.put("shown.measures", plain.stream().filter(column -> column.is(Role.MEASURE)).count());
        features.put("shown.dates", plain.stream().filter(column -> column.is(Role.DATE)).count());
    }

    /** Keys are nothing to add up. */
    private boolean addsKey(Expression number) {
        return number instanceof Aggregate(var function, var argument, _) && argument != null
                && (function == Function.SUM || function == Function.AVERAGE)
                && schema.column(argument).filter(ColumnProfile::identifies).isPresent();
    }

    private boolean names(ColumnProfile column) {
        return schema.table(column.table()).naming().contains(column);
    }

    private void head(List<ColumnProfile> plain) {
        var heads = asked.head.stream().filter(Symbol.Attribute.class::isInstance).map(Symbol.Attribute.class::cast)
                .toList();
        var all = asked.all(Symbol.Attribute.class).toList();
        var shown = heads.stream().filter(attribute -> means(attribute, plan.shownColumns)).count();
        features.put("head.attributes", heads.size());
        features.put("head.shown", shown);
        features.put("head.missing", heads.size() - shown);
        features.put("head.unused", heads.stream().filter(attribute -> !means(attribute, plan.columns)).count());
        features.put("head.entities", asked.head.stream().filter(Symbol.Entity.class::isInstance).count());
        features.put("head.surplus", plain.size() - shown);
        features.put("shown.unnamed", plain.stream()
                .filter(column -> all.stream().noneMatch(attribute -> means(attribute, Set.of(column)))).count());
        features.put("shown.later", plain.stream()
                .filter(column -> heads.stream().noneMatch(attribute -> means(attribute, Set.of(column)))
                        && all.stream().anyMatch(attribute -> means(attribute, Set.of(column))))
                .count());
        features.put("shown.ofHead", plain.stream().filter(column -> asked.head.stream()
                .anyMatch(symbol -> symbol instanceof Symbol.Entity entity
                        && entity.table().name().equals(column.table())))
                .count());
    }

    private static boolean means(Symbol.Attribute attribute, Set<ColumnProfile> columns) {
        return attribute.links().stream().anyMatch(link -> columns.contains(link.column()));
    }

    private void words(List<ColumnProfile> plain) {
        if (plain.isEmpty()) {
            return;
        }
        var own = plain.stream().mapToDouble(column -> asked.overlap(column.ownWords())).summaryStatistics();
        var full = plain.stream().mapToDouble(column -> asked.overlap(column.words())).summaryStatistics();
        features.put("shown.overlap", own.getAverage());
        features.put("shown.overlapLeast", own.getMin());
        features.put("shown.overlapFull", full.getAverage());
        features.put("shown.overlapFullLeast", full.getMin());
        features.put("shown.variety", plain.stream().mapToDouble(this::variety).max().orElse(0));
        features.put("shown.longest", plain.stream().mapToInt(column -> column.words().size()).max().orElse(0));
    }

    /** From near 0, where all rows have the same value, to 1, where each has its own; 0 where it is not known. */
    private double variety(ColumnProfile column) {
        var rows = schema.table(column.table()).table().estimatedRows();
        var values = column.column().statistics().distinctValues();
        return rows <= 0 || values <= 0 ? 0 : Math.min(1, values / (double) rows);
    }

    private void besides() {
        var ordered = plan.top.orderBy().stream().map(Ordering::expression).toList();
        var grouped = plan.top.groupBy();
        features.put("shown.order", ordered.stream().anyMatch(plan.shown::contains));
        features.put("shown.orderHidden", ordered.stream().anyMatch(measure -> !plan.shown.contains(measure)));
        features.put("shown.groupHidden", grouped.stream().noneMatch(this::shows) && !grouped.isEmpty());
        features.put("shown.groupOfTable", grouped.stream().anyMatch(key -> !plan.shown.contains(key) && shows(key)));
        features.put("shown.countOnly", plan.shown.equals(List.of(Expression.countRows())));
        features.put("shown.told", !plan.shown.isEmpty() && plan.shown.stream().allMatch(this::told));
        features.put("shown.tables", plan.shownColumns.stream().map(ColumnProfile::table).distinct().count());
        features.put("shown.tested", plan.shownColumns.stream().filter(plan.testedColumns::contains).count());
        features.put("shown.groupBeside", plan.grouped && plan.numbersShown() > 0
                && plan.shown.size() > plan.numbersShown());
        features.put("shown.countAsked", asked.has(Cue.COUNT) ? plan.numbersShown() : -plan.numbersShown());
    }

    /** The question says the value: the names of those that have this name. */
    private boolean told(Expression output) {
        return schema.column(output).filter(column -> plan.tests.stream().anyMatch(
                test -> test.comparator() == Comparator.EQUAL && test.column().equals(column))).isPresent();
    }

    /** Itself, or a column of the row that it tells apart. */
    private boolean shows(Expression key) {
        return plan.shown.contains(key) || schema.column(key).stream().anyMatch(column -> column.is(Role.KEY)
                && plan.shownColumns.stream().anyMatch(shown -> shown.table().equals(column.table())));
    }

}
