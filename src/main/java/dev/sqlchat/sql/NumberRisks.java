package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.UnitColumns;
import dev.sqlchat.sql.SelectBlock.Place;
import dev.sqlchat.sql.SelectBlock.Tie;

/** Finds what may make the numbers of a query wrong. */
public final class NumberRisks {

    private final Catalog catalog;
    private final SelectBlock block;
    private final RiskReads reads;
    private final List<Aggregate> aggregates;

    private NumberRisks(Catalog catalog, SelectBlock block, RiskReads reads) {
        this.catalog = catalog;
        this.block = block;
        this.reads = reads;
        this.aggregates = Aggregate.of(block.select());
    }

    /**
     * The risks of each SELECT whose rows are in the result, of subqueries in FROM and of WITH queries. Empty where the
     * query has joins that cannot be judged (NATURAL, USING, RIGHT, FULL).
     *
     * @param catalog what the query was checked against
     */
    public static Optional<List<NumberRisk>> of(CheckedQuery query, Catalog catalog) {
        return query.risks(() -> read(query, catalog));
    }

    private static Optional<List<NumberRisk>> read(CheckedQuery query, Catalog catalog) {
        var names = new Names(query.dialect(), Vocabulary.of(query.dialect()));
        var statement = query.statement();
        return statement instanceof Select select ? of(select, catalog, names) : Optional.empty();
    }

    private static Optional<List<NumberRisk>> of(Select statement, Catalog catalog, Names names) {
        var from = new FromParts(catalog, names, statement);
        var risks = new ArrayList<NumberRisk>();
        for (var select : Selects.ofResult(statement)) {
            if (select.getFromItem() == null) {
                continue;
            }
            var block = SelectBlock.of(select, from, names);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            var found = new NumberRisks(catalog, block.get(), new RiskReads(block.get(), statement, catalog.dialect()));
            risks.addAll(found.all());
            if (select.equals(statement)) {
                found.noRows().ifPresent(risks::add);
            }
        }
        return Optional.of(List.copyOf(risks));
    }

    private List<NumberRisk> all() {
        return Stream.of(fanOuts(), lostRows(), lostGroups(), missingValues(), mixedUnits()).flatMap(each -> each)
                .toList();
    }

    private Stream<NumberRisk> fanOuts() {
        return aggregates.stream().filter(Aggregate::sensitive).flatMap(each -> fanOut(each).stream());
    }

    private Optional<NumberRisk> fanOut(Aggregate aggregate) {
        var measured = aggregate.ofAllRows() ? block.all() : block.partsOf(aggregate.columns());
        if (measured.isEmpty() || measured.stream().anyMatch(part -> block.metOnce(part).equals(block.all()))
                || aggregate.counts() && !aggregate.ofAllRows() && isGroup(aggregate)) {
            return Optional.empty();
        }
        var counted = measured.stream().sorted().max((one, other) -> Integer.compare(block.metOnce(one).size(),
                block.metOnce(other).size())).orElseThrow();
        var met = block.metOnce(counted);
        var partner = IntStream.range(0, block.parts().size()).filter(part -> !met.contains(part))
                .boxed().sorted((one, other) -> Boolean.compare(tied(other, met), tied(one, met))).findFirst()
                .orElseThrow();
        return Optional.of(new NumberRisk.FanOut(aggregate.call().toString(), block.part(counted).name(),
                block.part(partner).name(), !reads.groups().isEmpty(), reads.fanOut(aggregate, counted)));
    }

    private boolean tied(int part, Set<Integer> others) {
        return block.ties().stream().anyMatch(tie -> others.stream().anyMatch(other -> tie.between(part, other)));
    }

    /** A count of a key by which the result is grouped means the partners. */
    private boolean isGroup(Aggregate aggregate) {
        var groups = reads.groupPlaces();
        return block.partsOf(aggregate.columns()).stream().allMatch(part -> block.part(part).uniqueKeys().stream()
                .anyMatch(key -> key.stream().allMatch(column -> groups.contains(new Place(part, column)))));
    }

    private Stream<NumberRisk> lostRows() {
        if (filtersOuter()) {
            return Stream.empty();
        }
        return IntStream.range(0, block.parts().size()).boxed().flatMap(of -> IntStream.range(0, block.parts().size())
                .boxed().filter(partner -> !partner.equals(of)).flatMap(partner -> lostRows(of, partner).stream()));
    }

    private Optional<NumberRisk> lostRows(int of, int partner) {
        var ties = between(of, partner);
        if (ties.isEmpty() || block.part(of).outer() || block.part(partner).outer() || !matters(of)
                || !block.unique(partner, Set.of(of)) || certain(of, partner, ties)) {
            return Optional.empty();
        }
        var kept = block.side(of, partner);
        var dropped = block.side(partner, of);
        var apart = kept.stream().noneMatch(dropped::contains);
        return apart && block.filters().noneMatch(filter -> filter.touches(dropped))
                ? Optional.of(new NumberRisk.LostRows(block.part(of).name(), block.part(partner).name(), false,
                        !aggregates.isEmpty() && reads.groups().isEmpty(),
                        reads.lostRows(kept, partner, ties)))
                : Optional.empty();
    }

    /** Whether the result is of rows of the part: it is counted, added up or shown. */
    private boolean matters(int part) {
        if (aggregates.isEmpty()) {
            return block.select().getDistinct() == null && block.metOnce(part).equals(block.all());
        }
        return aggregates.stream().anyMatch(aggregate -> aggregate.ofAllRows()
                ? block.metOnce(part).equals(block.all())
                : block.partsOf(aggregate.columns()).contains(part));
    }

    /** PostgreSQL enforces declared keys, so that only NULL has no partner; SQLite need not. */
    private boolean certain(int of, int partner, List<Tie> ties) {
        var from = block.part(of).table();
        var to = block.part(partner).table();
        return from != null && to != null && catalog.dialect() == Dialect.POSTGRESQL
                && catalog.foreignKeys().stream()
                        .anyMatch(key -> key.origin() == ForeignKey.Origin.DECLARED && key.from().equals(from.name())
                                && key.to().equals(to.name()) && key.columns().size() == ties.size()
                                && key.columns().stream().allMatch(column -> ties.stream()
                                        .anyMatch(tie -> tie.at(of).column().equals(column)))
                                && key.columns().stream().flatMap(column -> from.column(column).stream())
                                        .noneMatch(dev.sqlchat.catalog.Column::nullable));
    }

    /** Groups of the rows of one table, of which those without partners are not listed. */
    private Stream<NumberRisk> lostGroups() {
        var parts = reads.groupPlaces().stream().map(Place::part).distinct().toList();
        if (parts.size() != 1 || !reads.groupedByColumns() || filtersOuter() || reads.onlyLargest()
                || aggregates.stream().noneMatch(Aggregate::sensitive)) {
            return Stream.empty();
        }
        var group = parts.getFirst();
        return IntStream.range(0, block.parts().size()).boxed().filter(part -> !part.equals(group))
                .flatMap(part -> lostGroups(group, part).stream());
    }

    private Optional<NumberRisk> lostGroups(int group, int partner) {
        var ties = between(group, partner);
        if (ties.size() != 1 || block.part(group).table() == null || block.part(partner).outer()
                || block.part(group).outer() || block.metOnce(group).contains(partner)) {
            return Optional.empty();
        }
        var kept = block.side(group, partner);
        var partners = block.side(partner, group);
        var apart = kept.stream().noneMatch(partners::contains) && block.metOnce(group).containsAll(kept);
        return apart
                ? Optional.of(new NumberRisk.LostRows(block.part(group).name(), block.part(partner).name(), true, false,
                        reads.lostGroups(kept, partners, ties.getFirst(), group, partner)))
                : Optional.empty();
    }

    private boolean filtersOuter() {
        return block.clauses().stream().anyMatch(clause -> clause.where()
                && clause.parts().stream().anyMatch(part -> block.part(part).outer()));
    }

    private List<Tie> between(int one, int other) {
        return block.ties().stream().filter(tie -> tie.between(one, other)).toList();
    }

    private Stream<NumberRisk> missingValues() {
        return measures().filter(place -> column(place).filter(dev.sqlchat.catalog.Column::nullable).isPresent())
                .map(place -> new NumberRisk.MissingValues(ref(place), reads.missingValues(place)));
    }

    private Stream<NumberRisk> mixedUnits() {
        return measures().flatMap(place -> unit(place)
                .map(unit -> new NumberRisk.MixedUnits(ref(place), ref(unit), reads.units(unit),
                        reads.mixedUnits(unit)))
                .stream());
    }

    /** Where the unit is, unless the result has each unit for itself. */
    private Optional<Place> unit(Place measure) {
        var table = Objects.requireNonNull(block.part(measure.part()).table());
        return UnitColumns.of(table, measure.column())
                .map(unit -> new Place(measure.part(), reads.stored(unit.name())))
                .filter(unit -> !reads.groupPlaces().contains(unit)
                        && block.constants(unit.part()).noneMatch(unit.column()::equals));
    }

    /** Single columns of stored tables that are added up. */
    private Stream<Place> measures() {
        return aggregates.stream().filter(aggregate -> aggregate.adds() && aggregate.argument() instanceof Column)
                .flatMap(aggregate -> block.place((Column) aggregate.argument()).stream())
                .filter(place -> column(place).isPresent()).distinct();
    }

    private Optional<dev.sqlchat.catalog.Column> column(Place place) {
        return Optional.ofNullable(block.part(place.part()).table())
                .flatMap(table -> table.column(place.column()));
    }

    private ColumnRef ref(Place place) {
        Table table = Objects.requireNonNull(block.part(place.part()).table());
        return new ColumnRef(table.name(), column(place).map(dev.sqlchat.catalog.Column::name).orElseThrow());
    }

    private Optional<NumberRisk> noRows() {
        var filters = block.filters().filter(SelectBlock.Clause::where).toList();
        return filters.isEmpty()
                ? Optional.empty()
                : Optional.of(new NumberRisk.NoRows(filters.stream().map(this::filter).toList(),
                        reads.noRows(filters)));
    }

    private NumberRisk.NoRows.Filter filter(SelectBlock.Clause clause) {
        var text = reads.plain(clause.expression());
        if (clause.expression() instanceof EqualsTo equal && equal.getLeftExpression() instanceof Column column
                && equal.getRightExpression() instanceof StringValue value) {
            var place = block.place(column).filter(each -> column(each).isPresent());
            return new NumberRisk.NoRows.Filter(text, place.map(this::ref).orElse(null), value.getNotExcapedValue());
        }
        return new NumberRisk.NoRows.Filter(text, null, null);
    }
}
