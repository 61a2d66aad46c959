package dev.sqlchat.engine.ranking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Which symbols of the question the plan uses, and how well the columns and values that it takes them for fit. */
final class LinkFeatures {

    private static final double CLOSE = 0.05;

    private final Asked asked;
    private final PlanFacts plan;
    private final SchemaProfile schema;
    private final FeatureMap features;

    LinkFeatures(Asked asked, PlanFacts plan, SchemaProfile schema, FeatureMap features) {
        this.asked = asked;
        this.plan = plan;
        this.schema = schema;
        this.features = features;
    }

    void add() {
        asked.all(Symbol.Attribute.class).forEach(this::attribute);
        asked.all(Symbol.Value.class).forEach(this::value);
        asked.all(Symbol.Numeral.class).forEach(this::numeral);
        asked.all(Symbol.Quoted.class).forEach(quoted -> used("quoted",
                plan.constants.stream().anyMatch(constant -> quoted.text().equalsIgnoreCase(constant.toString()))));
        asked.all(Symbol.Days.class).forEach(days -> used("days", plan.ranges > 0 || plan.tests.stream()
                .anyMatch(test -> test.column().is(Role.DATE))));
        asked.all(Symbol.Period.class).forEach(period -> used("period", plan.periods || plan.columns.stream()
                .anyMatch(column -> column.is(Role.DATE))));
        asked.all(Symbol.Adjectival.class).forEach(this::adjectival);
        entities();
        tables();
        tests();
    }

    private void used(String kind, boolean used) {
        features.add(kind + (used ? ".used" : ".unused"), 1);
    }

    private void attribute(Symbol.Attribute attribute) {
        var links = attribute.links();
        for (int at = 0; at < links.size(); at++) {
            if (plan.uses(links.get(at).column())) {
                used("attribute", true);
                features.add("attribute.later", at);
                features.add("attribute.close", close(links, at));
                features.add("attribute.lost", links.getFirst().score() - links.get(at).score());
                weakest("attribute.weakest", links.get(at).score());
                return;
            }
        }
        used("attribute", false);
        features.add("attribute.unusedScore", attribute.score() * attribute.span().length());
    }

    /** How many other columns the words fit nearly as well. */
    private static double close(List<Symbol.ColumnLink> links, int at) {
        return links.stream().filter(link -> links.get(at).score() - link.score() < CLOSE).count() - 1.0;
    }

    /** The least of several values, told as its distance from 1 so that none is 0. */
    private void weakest(String name, double score) {
        var before = features.values().getOrDefault(name, 0.0);
        features.put(name, Math.max(before, 1 - score));
    }

    private void value(Symbol.Value value) {
        var matches = value.matches();
        for (int at = 0; at < matches.size(); at++) {
            if (tests(matches.get(at))) {
                used("value", true);
                valued(value, matches.get(at), at);
                return;
            }
        }
        used("value", false);
        features.add("value.unusedScore", value.score() * value.span().length());
        features.add("value.unusedName", asked.tagging.tokens().get(value.span().start()).capitalized() ? 1 : 0);
    }

    private boolean tests(ValueMatch match) {
        return plan.tests.stream().anyMatch(test -> test.column().ref().equals(match.column())
                && test.value().toString().equals(match.value()));
    }

    private void valued(Symbol.Value value, ValueMatch match, int at) {
        features.add("value.later", at);
        features.add("value.kind." + match.kind().name().toLowerCase(Locale.ROOT), 1);
        features.add("value.rivals", value.matches().stream().map(ValueMatch::column).distinct().count() - 1.0);
        weakest("value.weakest", value.score());
        weakest("value.weakestMatch", match.score());
        features.add("value.short", value.text().length() < 3 ? 1 : 0);
        features.add("value.name", asked.tagging.tokens().get(value.span().start()).capitalized() ? 1 : 0);
        schema.column(match.column()).ifPresent(column -> {
            features.add("value.columnSaid", asked.overlap(column.ownWords()));
            features.add("value.tableSaid", asked.overlap(schema.table(column.table()).words()));
            features.add("value.ofKey", column.identifies() ? 1 : 0);
            features.add("value.ofName", schema.table(column.table()).naming().contains(column) ? 1 : 0);
        });
    }

    private void numeral(Symbol.Numeral numeral) {
        var limit = plan.top.limit();
        used("numeral", limit != null && numeral.value().compareTo(BigDecimal.valueOf(limit)) == 0
                || plan.constants.stream().anyMatch(constant -> equal(numeral.value(), constant)));
    }

    private static boolean equal(BigDecimal number, Object constant) {
        return constant.toString().equals(number.toPlainString())
                || constant instanceof BigDecimal decimal && decimal.compareTo(number) == 0
                || constant instanceof Long whole && BigDecimal.valueOf(whole).compareTo(number) == 0;
    }

    private void adjectival(Symbol.Adjectival adjectival) {
        used("adjective", adjectival.degree() == Symbol.Degree.POSITIVE || plan.ordered
                || !plan.comparators.isEmpty() || !plan.functions.isEmpty());
        var nouns = adjectival.adjective().nouns();
        features.add("adjective.measured", plan.orderedColumns.stream()
                .anyMatch(column -> column.words().stream().anyMatch(nouns::contains)) ? 1 : 0);
    }

    private void entities() {
        var named = asked.all(Symbol.Entity.class).map(entity -> entity.table().name()).distinct().toList();
        features.put("entity.joined", named.stream().filter(plan.joined::contains).count());
        features.put("entity.nested", named.stream()
                .filter(table -> plan.tables.contains(table) && !plan.joined.contains(table)).count());
        features.put("entity.unused", named.stream().filter(table -> !plan.tables.contains(table)).count());
        features.put("entity.idle", named.stream()
                .filter(table -> plan.joined.contains(table) && !plan.used().contains(table)).count());
        if (!named.isEmpty()) {
            features.put("entity.firstShown", plan.shownColumns.stream()
                    .anyMatch(column -> column.table().equals(named.getFirst())));
            features.put("entity.firstAbsent", !plan.tables.contains(named.getFirst()));
        }
        asked.all(Symbol.Entity.class).forEach(entity -> weakest("entity.weakest", entity.score()));
    }

    private void tables() {
        var used = plan.used();
        var unsaid = plan.joined.stream()
                .filter(table -> asked.overlap(schema.table(table).words()) == 0).toList();
        features.put("tables.joined", plan.joined.size());
        features.put("tables.all", plan.tables.size());
        features.put("tables.unsaid", unsaid.size());
        features.put("tables.idle", plan.joined.stream().filter(table -> !used.contains(table)).count());
        features.put("tables.unsaidIdle", unsaid.stream().filter(table -> !used.contains(table)).count());
        features.put("tables.keyOnly", plan.joined.stream().filter(this::onlyItsKey).count());
        features.put("tables.link", plan.joined.stream().filter(table -> schema.table(table).link()).count());
        features.put("tables.fanning", plan.joined.stream().filter(this::fansOut).count());
        features.put("tables.inSchema", schema.tables().size());
    }

    /** Nothing is used of the table but what another one joined has, too: its key. */
    private boolean onlyItsKey(TableName table) {
        var used = Stream.of(plan.shownColumns, plan.testedColumns, plan.groupedColumns, plan.orderedColumns)
                .flatMap(Set::stream).filter(column -> column.table().equals(table))
                .map(column -> column.ref().column()).collect(Collectors.toSet());
        return !used.isEmpty() && plan.joined.stream().flatMap(other -> schema.references(other).stream())
                .anyMatch(key -> key.to().equals(table) && key.referencedColumns().containsAll(used));
    }

    /** Of each row shown there may be many of the table, of which nothing is shown. */
    private boolean fansOut(TableName table) {
        var shown = plan.shownColumns.stream().map(ColumnProfile::table).collect(Collectors.toSet());
        return !shown.contains(table)
                && schema.references(table).stream().anyMatch(key -> shown.contains(key.to()));
    }

    private void tests() {
        features.put("tests.where", plan.top.where().size());
        features.put("tests.having", plan.top.having().size());
        features.put("tests.values", plan.tests.stream().filter(test -> test.comparator() == Comparator.EQUAL).count());
        features.put("tests.clash", plan.tests.stream().filter(test -> test.comparator() == Comparator.EQUAL)
                .map(PlanFacts.Tested::column).toList().size()
                - plan.tests.stream().filter(test -> test.comparator() == Comparator.EQUAL)
                        .map(PlanFacts.Tested::column).distinct().count());
        features.put("tests.keys", plan.tests.stream().filter(test -> test.column().identifies()).count());
        features.put("tests.countLarge", plan.having && plan.constants.stream()
                .anyMatch(constant -> constant instanceof Number number && number.doubleValue() > 100));
        features.put("tests.unsaid", plan.testedColumns.stream()
                .filter(column -> asked.overlap(column.ownWords()) == 0).count());
        features.put("plan.nested", plan.nested);
        features.put("plan.negations", plan.negations);
        features.put("plan.grouped", plan.grouped);
        features.put("plan.distinct", plan.top.distinct());
        features.put("plan.limited", plan.limited);
        features.put("plan.combined", plan.combined);
        features.put("plan.groupKeys", plan.top.groupBy().size());
    }
}
