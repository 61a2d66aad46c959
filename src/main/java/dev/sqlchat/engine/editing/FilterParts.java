package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;

/** The restrictions of a plan, but for those of days. */
final class FilterParts {

    private static final int MOST_VALUES = 50;
    private static final int MOST_TOLD = 8;

    private final Edition edition;

    FilterParts(Edition edition) {
        this.edition = edition;
    }

    Stream<Piece> pieces() {
        var conditions = all(edition).filter(own -> !TimeParts.isTime(own.condition(), edition)).toList();
        return IntStream.range(0, conditions.size()).mapToObj(at -> piece("filter:" + (at + 1), conditions.get(at)));
    }

    /** Those of the query, then those of single numbers. */
    static Stream<NumberConditions.Own> all(Edition edition) {
        var own = edition.own();
        var single = own.stream().map(NumberConditions.Own::condition).toList();
        return Stream.concat(conditions(edition.select()).filter(condition -> !follows(condition, single))
                .map(condition -> new NumberConditions.Own(condition, "", true)), own.stream());
    }

    /** Rows that no number is of are left out. */
    private static boolean follows(Condition condition, List<Condition> single) {
        return condition instanceof Condition.AnyOf(var parts) && single.containsAll(parts);
    }

    /** Each restriction of the query's rows, also where rows have to be among others, and of its groups. */
    static Stream<Condition> conditions(Select select) {
        return Stream.concat(select.where().stream().flatMap(FilterParts::single), select.having().stream())
                .distinct();
    }

    private static Stream<Condition> single(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) -> parts.stream().flatMap(FilterParts::single);
            case Condition.InPlan(_, Select nested) when isPlain(nested) ->
                nested.where().stream().flatMap(FilterParts::single);
            default -> Stream.of(condition);
        };
    }

    private static boolean isPlain(Select nested) {
        return !nested.where().isEmpty() && nested.having().isEmpty() && nested.limit() == null;
    }

    private Piece piece(String field, NumberConditions.Own own) {
        var condition = own.condition();
        var text = own.of() + edition.words().of(condition);
        var changeable = !edition.computed();
        var removed = changed(condition, null, "without " + edition.words().of(condition))
                .filter(change -> changeable && own.part());
        var replaceable = changeable && replaceable(condition);
        var value = value(condition);
        return new Piece(
                new Part(field, Part.Kind.FILTER, text, column(condition), value.orElse(null),
                        removed.isPresent(), replaceable,
                        replaceable ? others(own, value.orElse("")) : List.of()),
                removed, said -> replaceable ? replaced(own, said) : Optional.empty());
    }

    private @Nullable ColumnRef column(Condition condition) {
        return Stream.concat(Parts.operands(condition), Parts.allOperands(condition)).findFirst()
                .flatMap(edition::column).orElse(null);
    }

    private Optional<Change> changed(Condition old, @Nullable Condition fresh, String said) {
        var change = new Change(edition.pruned(new ConditionChange(old, fresh).in(edition.select())), said);
        return Optional.of(change).filter(edition::possible);
    }

    private static Optional<String> value(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(_, _, Constant(var value)) -> Optional.of(value.toString());
            case Condition.TextMatch match -> Optional.of(match.fragment());
            case Condition.OneOf oneOf when oneOf.values().size() == 1 ->
                Optional.of(oneOf.values().getFirst().value().toString());
            default -> Optional.empty();
        };
    }

    private boolean replaceable(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(var left, _, Constant(var value)) ->
                value instanceof Number || edition.profile(left).isPresent();
            case Condition.OneOf oneOf -> edition.profile(oneOf.value()).isPresent();
            case Condition.TextMatch _ -> true;
            default -> false;
        };
    }

    private List<String> others(NumberConditions.Own own, String value) {
        return others(own.condition(), value).filter(other -> own.part() || replaced(own, other).isPresent()).toList();
    }

    private Stream<String> others(Condition condition, String value) {
        return condition instanceof Condition.TextMatch
                ? Stream.of()
                : Parts.operands(condition).findFirst().flatMap(edition::profile).stream()
                        .flatMap(column -> stored(column).others(value).stream());
    }

    private Optional<Change> replaced(NumberConditions.Own own, String said) {
        return fresh(own.condition(), said)
                .flatMap(fresh -> changed(own.condition(), fresh,
                        own.of() + edition.words().of(fresh) + " instead"))
                .filter(change -> own.part() || computesStill(change));
    }

    /** Two numbers that are the same now are not compared any more. */
    static boolean computesStill(Change change) {
        return change.plan().outputs().stream()
                .anyMatch(output -> output.expression() instanceof Expression.Arithmetic);
    }

    private Optional<Condition> fresh(Condition condition, String said) {
        return switch (condition) {
            case Condition.Comparison(var left, var comparator, Constant(var old)) -> constant(left, old, said)
                    .map(value -> new Condition.Comparison(left, comparator, value));
            case Condition.OneOf(var left, var values) -> constant(left, values.getFirst().value(), said)
                    .map(value -> new Condition.Comparison(left, Condition.Comparator.EQUAL, value));
            case Condition.TextMatch(var text, var place, _) -> Optional.of(said.strip())
                    .filter(fragment -> !fragment.isEmpty() && !fragment.matches(".*[%_].*"))
                    .map(fragment -> new Condition.TextMatch(text, place, fragment));
            default -> Optional.empty();
        };
    }

    /** A number where there was one, whatever the column is. */
    private Optional<Constant> constant(Expression left, Object old, String said) {
        var value = old instanceof Number
                ? StoredValue.number(said.strip())
                : edition.profile(left).flatMap(column -> stored(column).of(said));
        return value.map(Constant::new);
    }

    private StoredValue stored(ColumnProfile column) {
        return new StoredValue(edition.catalog(), column);
    }

    /** For each column that rows can be restricted by; those with few values are told. */
    Stream<Slot> slots() {
        return edition.computed() ? Stream.of() : edition.reach().tables().stream().flatMap(this::slots);
    }

    private Stream<Slot> slots(TableSource table) {
        return edition.table(table).columns().stream()
                .filter(column -> column.column().type() == ColumnType.TEXT
                        || column.column().type() == ColumnType.BOOLEAN
                        || column.column().type().numeric())
                .map(column -> slot(table, column));
    }

    private Slot slot(TableSource table, ColumnProfile column) {
        var field = edition.field(table, column);
        return new Slot(
                new Addition(column.ref().toString(), Part.Kind.FILTER, edition.words().of(field),
                        told(column) && !taken(field) ? stored(column).some() : List.of()),
                said -> stored(column).of(said).flatMap(value -> added(table, field, value)));
    }

    private static boolean told(ColumnProfile column) {
        return column.column().type() == ColumnType.TEXT
                && column.column().statistics().distinctValues() <= MOST_VALUES;
    }

    private boolean taken(Expression field) {
        return all(edition)
                .anyMatch(own -> Parts.operands(own.condition()).anyMatch(field::equals));
    }

    private Optional<Change> added(TableSource table, Expression field, Object value) {
        var fresh = new Condition.Comparison(field, Condition.Comparator.EQUAL, new Constant(value));
        var joined = edition.reach().with(table, edition.select());
        var where = Stream.concat(joined.where().stream(), Stream.of(fresh)).distinct().toList();
        return Optional.of(new Change(joined.withWhere(where), "only where " + edition.words().of(fresh)))
                .filter(edition::possible);
    }

    /** As many as a person looks through. */
    static Stream<Addition> told(Stream<Addition> additions) {
        return additions.filter(addition -> addition.alternatives().size() > 1).limit(MOST_TOLD);
    }
}
