package dev.sqlchat.engine.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Rank;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.joins.JoinTree;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.Derived;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** Puts one plan together from one frame. Used once. */
final class PlanAssembly {

    private static final Set<String> LOCATIONS = Set.of("location", "city", "address", "place", "country", "state",
            "region", "venue");

    private final SchemaGraph graph;
    private final Frame frame;
    private final Choices choices;
    private final List<Concern> concerns;
    private final int treeNumber;
    private final @Nullable Continuation before;

    private final Set<TableName> needed = new LinkedHashSet<>();
    private final List<Expression> outputs = new ArrayList<>();
    private final List<Condition> where = new ArrayList<>();
    private final List<Condition> having = new ArrayList<>();
    private final List<Expression> groupBy = new ArrayList<>();
    private final List<Ordering> orderBy = new ArrayList<>();
    private @Nullable Integer limit;
    private Measure.@Nullable OfPeriods averaged;
    private @Nullable ColumnProfile comparedBy;
    private @Nullable Expression whole;
    private boolean keepsOutputs;
    private boolean distinct;
    private @Nullable TableName counted;
    private @Nullable TableProfile subject;
    private double joinCost;

    PlanAssembly(SchemaGraph graph, Frame frame, Choices choices, List<Concern> concerns, int treeNumber,
            @Nullable Continuation before) {
        this.before = before;
        this.graph = graph;
        this.frame = frame;
        this.choices = choices;
        this.concerns = concerns;
        this.treeNumber = treeNumber;
    }

    double joinCost() {
        return joinCost;
    }

    Optional<QueryPlan> plan() {
        subject = findSubject();
        frame.targets().forEach(this::target);
        frame.restrictions().stream().filter(restriction -> !(restriction instanceof Restriction.During))
                .forEach(this::restrict);
        if (whole != null) {
            share(whole);
        }
        if (before != null) {
            continueOutputs(before);
        }
        if (outputs.isEmpty()) {
            guessOutputs();
        }
        if (outputs.isEmpty()) {
            return Optional.empty();
        }
        sumUp();
        if (comparedBy != null) {
            groupBy(field(comparedBy));
        }
        frame.groups().stream().filter(group -> !(group instanceof Group.ByPeriod)).forEach(this::group);
        rank();
        frame.restrictions().stream().filter(Restriction.During.class::isInstance).forEach(this::restrict);
        frame.groups().stream().filter(Group.ByPeriod.class::isInstance).forEach(this::group);
        if (averaged != null) {
            groupByPeriod(averaged.grain(), null);
        }
        frame.sorts().forEach(sort -> orderBy.add(new Ordering(sortMeasure(sort.measure()), sort.descending())));
        if (before != null) {
            continueRest(before);
        }
        groupImplicitly();
        return from().map(this::select);
    }

    // The plan before

    private void continueOutputs(Continuation continued) {
        var shown = continued.plan().outputs().stream().map(Output::expression).toList();
        if (countsRows()) {
            countBefore(continued.plan(), shown);
        } else if (outputs.isEmpty() || onlySubjectAgain()) {
            outputs.clear();
            outputs.addAll(withoutReplacedGroups(continued, shown));
            keepsOutputs = true;
        } else if (continued.adds()) {
            outputs.addAll(0, shown);
        }
    }

    private boolean countsRows() {
        return outputs.size() == 1 && outputs.getFirst().equals(Expression.countRows()) && frame.subject() == null;
    }

    /** "How many are there?" counts what was shown. */
    private void countBefore(Select plan, List<Expression> shown) {
        counted = root(plan);
        if (plan.distinct() && shown.size() == 1) {
            outputs.set(0, new Aggregate(Function.COUNT, shown.getFirst(), true));
        }
    }

    private static @Nullable TableName root(Select plan) {
        return plan.from().root() instanceof TableSource source ? source.table() : null;
    }

    /** "only the French singers": the table is named again, nothing new is asked. */
    private boolean onlySubjectAgain() {
        return before != null && frame.targets().stream().allMatch(target -> target instanceof Target.Rows rows
                && before.tables().contains(rows.table().name()));
    }

    private List<Expression> withoutReplacedGroups(Continuation continued, List<Expression> shown) {
        var regroups = !frame.groups().isEmpty() && !continued.plan().groupBy().isEmpty();
        return regroups && (continued.replaces() || shown.stream().anyMatch(PlanAssembly::aggregates))
                ? shown.stream().filter(PlanAssembly::aggregates).toList()
                : shown;
    }

    private void continueRest(Continuation continued) {
        var plan = continued.plan();
        if (frame.subject() == null || !where.isEmpty() || keepsOutputs) {
            needed.addAll(continued.tables());
        }
        var changed = new LinkedHashSet<Expression>();
        where.forEach(condition -> tested(condition).ifPresent(changed::add));
        plan.where().stream().filter(condition -> tested(condition).filter(changed::contains).isEmpty())
                .forEach(condition -> where.add(0, condition));
        if (having.isEmpty()) {
            having.addAll(plan.having());
        }
        if (keepsOutputs && groupBy.isEmpty() || !plan.having().isEmpty() && groupBy.isEmpty()) {
            groupBy.addAll(plan.groupBy());
        }
        continueOrder(plan);
    }

    private void continueOrder(Select plan) {
        var aggregate = outputs.stream().filter(PlanAssembly::aggregates).findFirst();
        if (limit != null && orderBy.stream().allMatch(ordering -> ordering.expression().equals(Expression.countRows()))
                && aggregate.isPresent()) {
            orderBy.replaceAll(ordering -> new Ordering(aggregate.get(), ordering.descending()));
        } else if (orderBy.isEmpty() && limit == null && (keepsOutputs || plan.limit() != null && aggregate.isEmpty())
                && frame.groups().isEmpty()) {
            orderBy.addAll(plan.orderBy());
            limit = plan.limit();
        }
    }

    private static Optional<Expression> tested(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> Optional.of(comparison.left());
            case Condition.OneOf oneOf -> Optional.of(oneOf.value());
            case Condition.Within within -> Optional.of(within.date());
            case Condition.Between between -> Optional.of(between.value());
            default -> Optional.empty();
        };
    }

    private Select select(From from) {
        return averaged == null ? plainSelect(from) : overPeriods(averaged, from);
    }

    /** The aggregate of what each period sums up to. */
    private Select overPeriods(Measure.OfPeriods periods, From from) {
        var totals = outputs.stream().filter(PlanAssembly::aggregates).limit(1).map(total -> new Output(total, "total"))
                .toList();
        var inner = new Derived(new Select(false, totals, from, where, groupBy, having, List.of(), null), "periods");
        var total = new Aggregate(function(periods.function()), new Field(inner, "total"), false);
        return new Select(false, List.of(Output.of(total)), From.of(inner), List.of(), List.of(), List.of(), List.of(),
                null);
    }

    private Select plainSelect(From from) {
        var labelled = Labels.of(outputs.stream().distinct().toList());
        return new Select(distinct(), labelled, from, where, groupBy, having, orderBy, limit);
    }

    private boolean distinct() {
        return (frame.distinct() || distinct) && outputs.stream().noneMatch(PlanAssembly::aggregates);
    }

    private @Nullable TableProfile findSubject() {
        if (frame.subject() != null) {
            return frame.subject();
        }
        var root = before == null ? null : root(before.plan());
        if (root != null) {
            return graph.schema().table(root);
        }
        concerns.add(Concern.NO_SUBJECT);
        var words = new FrameWords(frame);
        if (!words.attributes().isEmpty()) {
            return graph.schema().table(choices.ranked(words.attributes().getFirst()).getFirst().table());
        }
        return words.values().stream().flatMap(value -> choices.value(value, null, null).stream()).findFirst()
                .map(match -> graph.schema().table(match.column().table())).orElse(null);
    }

    // Fields

    private Field field(ColumnProfile column) {
        needed.add(column.table());
        return new Field(TableSource.of(column.table()), column.ref().column());
    }

    private Optional<ColumnProfile> profile(Expression expression) {
        return expression instanceof Field field && field.source() instanceof TableSource source
                ? graph.schema().table(source.table()).column(field.column())
                : Optional.empty();
    }

    private static ColumnProfile key(TableProfile table) {
        return table.key().orElse(table.naming().getFirst());
    }

    // Targets

    private void target(Target target) {
        switch (target) {
            case Target.Shown shown -> outputs.add(measure(shown.measure()));
            case Target.Rows rows -> rows(rows.table());
            case Target.Asked asked -> asked(asked.asking());
            case Target.Share share -> whole = measure(share.whole());
        }
    }

    private void rows(TableProfile table) {
        if (frame.targets().stream().anyMatch(target -> shows(target, table))) {
            needed.add(table.name());
        } else {
            table.naming().forEach(column -> outputs.add(field(column)));
            if (table.naming().getFirst().identifies()) {
                concerns.add(Concern.NAMELESS);
            }
        }
    }

    /** Whether a column of the table is asked for by name, so that its rows need no name. */
    private boolean shows(Target target, TableProfile table) {
        return target instanceof Target.Shown shown && shown.measure() instanceof Measure.Plain plain
                && choices.ranked(plain.attr()).getFirst().table().equals(table.name());
    }

    private void asked(Frame.Asking asking) {
        concerns.add(Concern.TARGET_GUESSED);
        if (subject == null) {
            return;
        }
        switch (asking) {
            case WHO -> subject.naming().forEach(column -> outputs.add(field(column)));
            case WHERE -> located(subject).forEach(column -> outputs.add(field(column)));
            case WHEN -> choices.date(null, List.of(subject)).ifPresent(column -> outputs.add(field(column)));
        }
    }

    private static List<ColumnProfile> located(TableProfile table) {
        return table.columns().stream().filter(column -> LOCATIONS.contains(column.head())).limit(1).toList();
    }

    private void guessOutputs() {
        concerns.add(Concern.TARGET_GUESSED);
        if (subject != null) {
            subject.naming().forEach(column -> outputs.add(field(column)));
        }
    }

    /** The part that meets the restrictions on values, in per cent of the whole; restrictions in time hold for both. */
    private void share(Expression measured) {
        var part = new ArrayList<>(where);
        where.clear();
        if (part.isEmpty()) {
            concerns.add(Concern.RESTRICTION_LOST);
            return;
        }
        var condition = part.size() == 1 ? part.getFirst() : new Condition.AllOf(part);
        var amount = measured instanceof Aggregate aggregate && aggregate.argument() != null
                ? aggregate.argument()
                : measured;
        var unit = amount instanceof Field ? amount : new Constant(1L);
        var zero = new Constant(0L);
        outputs.add(new Expression.Arithmetic(
                new Expression.Arithmetic(new Constant(100L), Expression.Operator.TIMES,
                        new Aggregate(Function.SUM, new Expression.Choice(condition, unit, zero), false)),
                Expression.Operator.DIVIDED_BY, new Aggregate(Function.SUM, unit, false)));
    }

    private Expression measure(Measure measure) {
        return switch (measure) {
            case Measure.Plain plain -> field(choices.column(plain.attr()));
            case Measure.CountOf count -> countOf(count.table(), count.distinct());
            case Measure.CountValues count -> countValues(count);
            case Measure.CountRows _ -> countRows();
            case Measure.OfPeriods periods -> ofPeriods(periods);
            case Measure.Aggregated aggregated -> aggregated(aggregated);
            case Measure.Degree degree -> degree(degree);
        };
    }

    private Expression countOf(TableProfile table, boolean distinct) {
        needed.add(table.name());
        counted = table.name();
        return distinct && table.key().isPresent()
                ? new Aggregate(Function.COUNT, field(key(table)), true)
                : Expression.countRows();
    }

    private Expression countValues(Measure.CountValues count) {
        var column = choices.column(count.attr());
        counted = column.table();
        return new Aggregate(Function.COUNT, field(column), count.distinct());
    }

    private Expression countRows() {
        if (subject != null) {
            needed.add(subject.name());
        }
        return Expression.countRows();
    }

    private Expression aggregated(Measure.Aggregated aggregated) {
        var column = choices.column(aggregated.attr());
        var adds = aggregated.function() == Frame.Function.SUM || aggregated.function() == Frame.Function.AVERAGE;
        if (adds && !column.column().type().numeric()) {
            concerns.add(Concern.RESTRICTION_LOST);
        }
        return new Aggregate(function(aggregated.function()), field(column), false);
    }

    private Expression ofPeriods(Measure.OfPeriods periods) {
        averaged = periods;
        return new Aggregate(Function.SUM, field(choices.column(periods.attr())), false);
    }

    private Expression degree(Measure.Degree degree) {
        var column = choices.measured(degree.nouns(), degree.anchor(), subject);
        if (column.isEmpty()) {
            concerns.add(Concern.RESTRICTION_LOST);
            return countRows();
        }
        return field(column.get());
    }

    private static Function function(Frame.Function function) {
        return switch (function) {
            case SUM -> Function.SUM;
            case AVERAGE -> Function.AVERAGE;
            case MINIMUM -> Function.MINIMUM;
            case MAXIMUM -> Function.MAXIMUM;
        };
    }

    /** Amounts of single events are asked for in total: "what did we spend", "cost by region". */
    private void sumUp() {
        if (outputs.stream().anyMatch(PlanAssembly::aggregates)) {
            return;
        }
        for (int i = 0; i < outputs.size(); i++) {
            var column = profile(outputs.get(i));
            if (column.isPresent() && column.get().is(Role.MEASURE) && totals(column.get())) {
                var function = Additive.is(column.get()) ? Function.SUM : Function.AVERAGE;
                outputs.set(i, new Aggregate(function, outputs.get(i), false));
            }
        }
    }

    private boolean totals(ColumnProfile column) {
        if (comparedBy != null || frame.amount() && Additive.is(column)) {
            return true;
        }
        if (!frame.groups().isEmpty()) {
            return frame.groups().stream().noneMatch(
                    group -> group instanceof Group.ByRows rows && rows.table().name().equals(column.table()));
        }
        return outputs.size() == 1 && frame.subject() == null && !frame.distinct() && Additive.is(column)
                && frame.rank() == null
                && isEvent(graph.schema().table(column.table()))
                && frame.targets().stream().noneMatch(Target.Rows.class::isInstance);
    }

    private static boolean isEvent(TableProfile table) {
        return table.columns().stream().anyMatch(column -> column.is(Role.DATE) && column.column().type().temporal())
                && table.columns().stream().anyMatch(column -> column.is(Role.REFERENCE));
    }

    private static boolean aggregates(Expression expression) {
        return switch (expression) {
            case Aggregate _ -> true;
            case Expression.Arithmetic arithmetic -> aggregates(arithmetic.left()) || aggregates(arithmetic.right());
            default -> false;
        };
    }

    // Restrictions

    private void restrict(Restriction restriction) {
        switch (restriction) {
            case Restriction.Compared compared when aggregated(compared.measure()) -> groupRestriction(compared);
            case Restriction.Has has when !has.negated() -> needed.add(has.table().name());
            default -> condition(restriction).ifPresentOrElse(where::add, () -> concerns.add(Concern.RESTRICTION_LOST));
        }
    }

    private boolean aggregated(Measure measure) {
        return switch (measure) {
            case Measure.Plain plain -> sumsUp(choices.ranked(plain.attr()).getFirst());
            case Measure.Degree _ -> false;
            case Measure.CountOf _ -> true;
            case Measure.CountValues _ -> true;
            case Measure.CountRows _ -> true;
            case Measure.OfPeriods _ -> true;
            case Measure.Aggregated _ -> true;
        };
    }

    /** Amounts of many events of the subject: "resources that cost more than 1000". */
    private boolean sumsUp(ColumnProfile column) {
        return subject != null && !column.table().equals(subject.name()) && Additive.is(column)
                && !graph.toOne(subject.name(), column.table());
    }

    private void groupRestriction(Restriction.Compared compared) {
        var left = summed(measure(compared.measure()));
        var condition = new Condition.Comparison(left, comparator(compared), operand(compared.operand(), left));
        if (frame.targets().stream().allMatch(this::aggregatedTarget) && frame.groups().isEmpty() && subject != null) {
            where.add(amongGroups(subject, condition));
        } else {
            having.add(condition);
        }
    }

    private boolean aggregatedTarget(Target target) {
        return target instanceof Target.Shown shown && aggregated(shown.measure());
    }

    private Expression summed(Expression expression) {
        var column = profile(expression);
        return column.isPresent() && sumsUp(column.get()) ? new Aggregate(Function.SUM, expression, false) : expression;
    }

    /** Rows of the table whose group meets the condition. */
    private Condition amongGroups(TableProfile table, Condition condition) {
        var identity = field(key(table));
        var tables = new LinkedHashSet<TableName>(List.of(table.name()));
        tables.addAll(needed);
        needed.retainAll(Set.of(table.name()));
        var from = tree(tables).map(tree -> tree.from(TableSource.of(table.name())))
                .orElse(From.of(TableSource.of(table.name())));
        return new Condition.InPlan(identity,
                new Select(false, List.of(Output.of(identity)), from, List.of(), List.of(identity),
                        List.of(condition), List.of(), null));
    }

    private Optional<Condition> condition(Restriction restriction) {
        return switch (restriction) {
            case Restriction.ValueIs is -> valueIs(is);
            case Restriction.TextIs is -> Optional.of(textIs(is));
            case Restriction.Compared compared -> Optional.of(compared(compared));
            case Restriction.Ranged ranged -> Optional.of(ranged(ranged));
            case Restriction.During during -> during(during);
            case Restriction.HasText text -> hasText(text);
            case Restriction.Has has -> none(has.table(), has.inner());
            case Restriction.Missing missing -> Optional.of(missing(missing));
            case Restriction.Flagged flagged -> Optional.of(flagged(flagged));
            case Restriction.AnyOf any -> all(any.parts()).map(Condition.AnyOf::new);
            case Restriction.Each each -> all(each.parts()).map(Condition.AllOf::new);
        };
    }

    private Optional<List<Condition>> all(List<Restriction> parts) {
        var conditions = parts.stream().flatMap(part -> condition(part).stream()).toList();
        return conditions.size() == parts.size() ? Optional.of(conditions) : Optional.empty();
    }

    private Optional<Condition> valueIs(Restriction.ValueIs is) {
        var first = choices.value(is.values().getFirst(), is.hint(), is.anchor());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var column = graph.schema().column(first.get().column()).orElseThrow();
        var values = is.values().stream().flatMap(value -> of(value, first.get()).stream()).distinct().toList();
        if (is.all() && values.size() > 1 && shownBeside(column).isPresent()) {
            return Optional.of(withAll(shownBeside(column).get(), column, values));
        }
        if (subject != null && !graph.toOne(subject.name(), column.table()) && (is.negated() || is.all())) {
            return Optional.of(is.negated() ? without(subject, column, values) : withEach(subject, column, values));
        }
        if (frame.compares() && values.size() > 1) {
            comparedBy = column;
        }
        var positive = oneOf(field(column), values);
        return Optional.of(is.negated() ? new Condition.Not(positive) : positive);
    }

    private static Optional<Constant> of(Symbol.Value value, ValueMatch like) {
        return value.matches().stream().filter(match -> match.column().equals(like.column())).findFirst()
                .map(match -> new Constant(match.value()));
    }

    private static Condition oneOf(Expression field, List<Constant> values) {
        return values.size() == 1
                ? new Condition.Comparison(field, Condition.Comparator.EQUAL, values.getFirst())
                : new Condition.OneOf(field, values);
    }

    private Condition without(TableProfile table, ColumnProfile column, List<Constant> values) {
        return new Condition.Not(related(table, column.table(), List.of(oneOf(plainField(column), values))));
    }

    /** What is shown of the value's own table: "titles given by both departments". */
    private Optional<Field> shownBeside(ColumnProfile column) {
        return outputs.stream().filter(Field.class::isInstance).map(Field.class::cast)
                .filter(field -> field.source().equals(TableSource.of(column.table()))).findFirst();
    }

    private Condition withAll(Field shown, ColumnProfile column, List<Constant> values) {
        distinct = true;
        return new Condition.AllOf(values.stream().<Condition>map(value -> new Condition.InPlan(shown,
                new Select(false, List.of(Output.of(shown)), From.of(shown.source()),
                        List.of(oneOf(plainField(column), List.of(value))),
                        List.of(), List.of(), List.of(), null)))
                .toList());
    }

    private Condition withEach(TableProfile table, ColumnProfile column, List<Constant> values) {
        return new Condition.AllOf(values.stream()
                .map(value -> related(table, column.table(), List.of(oneOf(plainField(column), List.of(value)))))
                .toList());
    }

    private static Field plainField(ColumnProfile column) {
        return new Field(TableSource.of(column.table()), column.ref().column());
    }

    /** Rows of the table that are tied to some row of the other that meets the conditions. */
    private Condition related(TableProfile table, TableName other, List<Condition> conditions) {
        var direct = graph.schema().references(other, table.name()).stream().filter(key -> key.columns().size() == 1)
                .findFirst();
        if (direct.isPresent() && onlyOf(other, conditions)) {
            return referring(table, direct.get(), conditions);
        }
        var identity = field(key(table));
        var tables = new LinkedHashSet<TableName>(List.of(table.name(), other));
        conditions.forEach(condition -> Mentioned.tables(condition, tables));
        var from = tree(tables).map(tree -> tree.from(TableSource.of(table.name())))
                .orElse(From.of(TableSource.of(other)));
        return new Condition.InPlan(identity,
                new Select(false, List.of(Output.of(identity)), from, conditions, List.of(), List.of(),
                        List.of(), null));
    }

    private static boolean onlyOf(TableName table, List<Condition> conditions) {
        var tables = new LinkedHashSet<TableName>();
        conditions.forEach(condition -> Mentioned.tables(condition, tables));
        return tables.isEmpty() || tables.equals(Set.of(table));
    }

    private Condition referring(TableProfile table, ForeignKey key, List<Condition> conditions) {
        var identity = table.column(key.referencedColumns().getFirst()).map(this::field).orElse(field(key(table)));
        var source = TableSource.of(key.from());
        var reference = new Field(source, key.columns().getFirst());
        return new Condition.InPlan(identity,
                new Select(false, List.of(Output.of(reference)), From.of(source), conditions, List.of(),
                        List.of(), List.of(), null));
    }

    /** No row of the table that meets the inner restrictions is tied to the subject. */
    private Optional<Condition> none(TableProfile table, List<Restriction> inner) {
        if (subject == null || table.equals(subject)) {
            return Optional.empty();
        }
        var before = Set.copyOf(needed);
        var conditions = inner.stream().flatMap(part -> condition(part).stream()).toList();
        needed.retainAll(before);
        var reference = graph.schema().references(subject.name(), table.name()).stream().findFirst();
        return conditions.isEmpty() && reference.isPresent()
                ? subject.column(reference.get().columns().getFirst())
                        .map(column -> new Condition.IsNull(field(column)))
                : Optional.of(new Condition.Not(related(subject, table.name(), conditions)));
    }

    private Condition textIs(Restriction.TextIs is) {
        var field = field(choices.column(is.attr()));
        return new Condition.Comparison(field,
                is.negated() ? Condition.Comparator.NOT_EQUAL : Condition.Comparator.EQUAL,
                new Constant(is.text()));
    }

    private Condition compared(Restriction.Compared compared) {
        var left = measure(compared.measure());
        return new Condition.Comparison(left, comparator(compared), operand(compared.operand(), left));
    }

    private static Condition.Comparator comparator(Restriction.Compared compared) {
        return compared.negated() ? opposite(compared.comparator()) : straight(compared.comparator());
    }

    private static Condition.Comparator straight(Comparator comparator) {
        return Condition.Comparator.valueOf(comparator.name());
    }

    private static Condition.Comparator opposite(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> Condition.Comparator.NOT_EQUAL;
            case NOT_EQUAL -> Condition.Comparator.EQUAL;
            case LESS -> Condition.Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Condition.Comparator.GREATER;
            case GREATER -> Condition.Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Condition.Comparator.LESS;
        };
    }

    private Expression operand(Operand operand, Expression left) {
        return switch (operand) {
            case Operand.Amount amount -> number(amount.value());
            case Operand.Text text -> new Constant(text.text());
            case Operand.Day day -> new Constant(day.day());
            case Operand.Other other -> field(choices.column(other.attr()));
            case Operand.Overall overall -> overall(overall, left);
        };
    }

    private static Constant number(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                ? new Constant(value.longValueExact())
                : new Constant(value);
    }

    private Expression overall(Operand.Overall overall, Expression left) {
        var measured = overall.attr() == null ? profile(left) : Optional.of(choices.column(overall.attr()));
        if (measured.isEmpty()) {
            concerns.add(Concern.RESTRICTION_LOST);
            return left;
        }
        var field = plainField(measured.get());
        var before = Set.copyOf(needed);
        var conditions = overall.over().stream().flatMap(part -> condition(part).stream()).toList();
        var inner = new LinkedHashSet<TableName>(List.of(measured.get().table()));
        needed.stream().filter(table -> !before.contains(table)).forEach(inner::add);
        conditions.forEach(condition -> Mentioned.tables(condition, inner));
        needed.retainAll(before);
        var from = tree(inner).map(tree -> tree.from(TableSource.of(measured.get().table())))
                .orElse(From.of(field.source()));
        return new Expression.Scalar(
                new Select(false, List.of(Output.of(new Aggregate(function(overall.function()), field, false))),
                        from, conditions, List.of(), List.of(), List.of(), null));
    }

    private Condition ranged(Restriction.Ranged ranged) {
        var left = measure(ranged.measure());
        return new Condition.Between(left, operand(ranged.low(), left), operand(ranged.high(), left));
    }

    private Optional<Condition> during(Restriction.During during) {
        var tables = measured();
        if (during.anchor() != null) {
            tables.add(during.anchor());
        }
        needed.forEach(table -> tables.add(graph.schema().table(table)));
        if (subject != null) {
            tables.addAll(graph.nearFirst(subject));
        }
        return dateBefore(during).or(() -> choices.date(during.hint(), tables))
                .map(column -> within(column, during.days()));
    }

    /** The date that the plan before restricts. */
    private Optional<ColumnProfile> dateBefore(Restriction.During during) {
        return before == null || during.hint() != null
                ? Optional.empty()
                : before.plan().where().stream().filter(Condition.Within.class::isInstance)
                        .flatMap(condition -> tested(condition).stream()).flatMap(date -> profile(date).stream())
                        .findFirst();
    }

    /** The tables whose numbers are asked for or compared: their days are meant. */
    private List<TableProfile> measured() {
        var names = new LinkedHashSet<TableName>();
        outputs.stream().filter(PlanAssembly::aggregates).forEach(output -> Mentioned.tables(output, names));
        having.forEach(condition -> Mentioned.tables(condition, names));
        orderBy.forEach(ordering -> Mentioned.tables(ordering.expression(), names));
        return new ArrayList<>(names.stream().map(graph.schema()::table).toList());
    }

    private Condition within(ColumnProfile column, Symbol.Days days) {
        var field = field(column);
        if (column.column().type().temporal()) {
            return new Condition.Within(field, days.from(), days.before());
        }
        var from = days.from();
        var before = days.before();
        if (from != null && before != null && from.plusYears(1).equals(before)) {
            return new Condition.Comparison(field, Condition.Comparator.EQUAL, year(column, from.getYear()));
        }
        return from != null
                ? new Condition.Comparison(field, Condition.Comparator.GREATER_OR_EQUAL, year(column, from.getYear()))
                : new Condition.Comparison(field, Condition.Comparator.LESS,
                        year(column, before == null ? 0 : before.getYear()));
    }

    private static Constant year(ColumnProfile column, int year) {
        return column.column().type() == ColumnType.TEXT
                ? new Constant(Integer.toString(year))
                : new Constant((long) year);
    }

    private Optional<Condition> hasText(Restriction.HasText text) {
        var column = text.attr() != null ? Optional.of(choices.column(text.attr())) : named(text.anchor());
        return column.map(found -> {
            var match = new Condition.TextMatch(field(found), Condition.Place.valueOf(text.place().name()),
                    text.fragment());
            return text.negated() ? new Condition.Not(match) : match;
        });
    }

    private Optional<ColumnProfile> named(@Nullable TableProfile anchor) {
        var table = anchor != null ? anchor : subject;
        return table == null ? Optional.empty() : Optional.of(table.naming().getFirst());
    }

    private Condition missing(Restriction.Missing missing) {
        var isNull = new Condition.IsNull(field(choices.column(missing.attr())));
        return missing.negated() ? new Condition.Not(isNull) : isNull;
    }

    private Condition flagged(Restriction.Flagged flagged) {
        var column = choices.column(flagged.attr());
        return new Condition.Comparison(field(column), Condition.Comparator.EQUAL,
                Flags.constant(column, flagged.wanted()));
    }

    // Groups

    private void group(Group group) {
        if (outputs.stream().noneMatch(PlanAssembly::aggregates) && having.isEmpty() && frame.rank() == null) {
            showGroup(group);
            return;
        }
        switch (group) {
            case Group.ByAttr by -> groupBy(field(choices.column(by.attr())));
            case Group.ByRows by -> groupByRows(by.table());
            case Group.ByPeriod by -> groupByPeriod(by.grain(), by.attr());
        }
    }

    private void showGroup(Group group) {
        if (group instanceof Group.ByAttr by) {
            var field = field(choices.column(by.attr()));
            if (!outputs.contains(field)) {
                outputs.addFirst(field);
            }
        }
    }

    private void groupBy(Expression expression) {
        if (!groupBy.contains(expression)) {
            groupBy.add(expression);
        }
        if (!outputs.contains(expression)) {
            outputs.addFirst(expression);
        }
    }

    private void groupByRows(TableProfile table) {
        var reference = outputs.stream().filter(output -> refersTo(output, table)).findFirst();
        if (reference.isPresent()) {
            groupBy(reference.get());
            return;
        }
        var identity = field(key(table));
        groupBy.add(identity);
        var shown = outputs.stream().flatMap(output -> profile(output).stream())
                .anyMatch(column -> column.table().equals(table.name()));
        if (!shown) {
            table.naming().reversed().forEach(column -> outputs.addFirst(field(column)));
        }
    }

    private boolean refersTo(Expression output, TableProfile table) {
        return profile(output)
                .filter(column -> graph.references(column.table()).anyMatch(key -> key.to().equals(table.name())
                        && key.columns().contains(column.ref().column())))
                .isPresent();
    }

    private void groupByPeriod(Grain grain, @Nullable Attr attr) {
        var tables = measured();
        needed.forEach(table -> tables.add(graph.schema().table(table)));
        if (subject != null) {
            tables.addAll(graph.nearFirst(subject));
        }
        var date = choices.date(attr, tables);
        if (date.isEmpty()) {
            concerns.add(Concern.RESTRICTION_LOST);
            return;
        }
        var period = period(grain, date.get());
        groupBy(period);
        if (frame.rank() == null && frame.sorts().isEmpty()) {
            orderBy.add(new Ordering(period, false));
        }
    }

    private Expression period(Grain grain, ColumnProfile date) {
        var field = field(date);
        return date.column().type().temporal() ? new Expression.Period(grain, field) : field;
    }

    /** A number beside plain columns belongs to each of them. */
    private void groupImplicitly() {
        var numbers = outputs.stream().anyMatch(PlanAssembly::aggregates) || !having.isEmpty()
                || orderBy.stream().anyMatch(ordering -> aggregates(ordering.expression()));
        var plain = outputs.stream().filter(output -> !aggregates(output)).toList();
        if (!numbers || !groupBy.isEmpty() || plain.isEmpty()) {
            return;
        }
        for (var output : plain) {
            groupKey(output).forEach(this::addGroupKey);
        }
    }

    private void addGroupKey(Expression expression) {
        if (!groupBy.contains(expression)) {
            groupBy.add(expression);
        }
    }

    private List<Expression> groupKey(Expression output) {
        var column = profile(output);
        if (column.isEmpty()) {
            return List.of(output);
        }
        var table = graph.schema().table(column.get().table());
        var owned = column.get().table().equals(counted) || table.key().isEmpty() || column.get().identifies()
                || !names(table, column.get()) && repeats(table, column.get());
        return owned ? List.of(output) : List.of(field(key(table)), output);
    }

    private static boolean names(TableProfile table, ColumnProfile column) {
        return table.naming().contains(column);
    }

    private static boolean repeats(TableProfile table, ColumnProfile column) {
        var distinct = column.column().statistics().distinctValues();
        return distinct > 0 && table.table().estimatedRows() > 0 && distinct < 0.7 * table.table().estimatedRows();
    }

    // Ranks

    private void rank() {
        var rank = frame.rank();
        if (rank == null) {
            return;
        }
        if (rankedTable(rank).isPresent() && ranksWhatIsCounted(rank)) {
            where.add(amongFirst(rankedTable(rank).get(), rank));
            return;
        }
        var expression = rankMeasure(rank);
        orderBy.addFirst(new Ordering(expression, rank.descending()));
        limit = rank.limit();
    }

    private Expression rankMeasure(Rank rank) {
        var wasCounted = counted;
        var expression = measure(rank.measure());
        if (rank.measure() instanceof Measure.Plain || rank.measure() instanceof Measure.Degree) {
            counted = wasCounted;
            return rankSummed(expression);
        }
        return expression;
    }

    private Expression rankSummed(Expression expression) {
        var column = profile(expression);
        if (column.isEmpty() || !Additive.is(column.get())) {
            return expression;
        }
        var groups = outputs.stream().flatMap(output -> profile(output).stream()).toList();
        var many = groups.stream().anyMatch(group -> !group.table().equals(column.get().table())
                && !graph.toOne(group.table(), column.get().table())
                && graph.toOne(column.get().table(), group.table()));
        return many ? new Aggregate(Function.SUM, expression, false) : expression;
    }

    private Optional<TableProfile> rankedTable(Rank rank) {
        return rank.of() != null ? Optional.of(rank.of()) : Optional.empty();
    }

    private boolean ranksWhatIsCounted(Rank rank) {
        return frame.groups().isEmpty() && outputs.stream().allMatch(PlanAssembly::aggregates)
                && (rank.measure() instanceof Measure.Plain || rank.measure() instanceof Measure.Degree);
    }

    private Condition amongFirst(TableProfile table, Rank rank) {
        var before = Set.copyOf(needed);
        var expression = measure(rank.measure());
        needed.retainAll(before);
        var identity = field(key(table));
        var tables = new LinkedHashSet<TableName>(List.of(table.name()));
        profile(expression).ifPresent(column -> tables.add(column.table()));
        var from = tree(tables).map(tree -> tree.from(TableSource.of(table.name())))
                .orElse(From.of(TableSource.of(table.name())));
        return new Condition.InPlan(identity,
                new Select(false, List.of(Output.of(identity)), from, List.of(), List.of(), List.of(),
                        List.of(new Ordering(expression, rank.descending())), rank.limit()));
    }

    private Expression sortMeasure(Measure measure) {
        var wasCounted = counted;
        var expression = measure(measure);
        if (measure instanceof Measure.Plain) {
            counted = wasCounted;
        }
        var match = outputs.stream().filter(output -> output instanceof Aggregate aggregate
                && expression.equals(aggregate.argument())).findFirst();
        return match.orElse(expression);
    }

    // Tables

    private Optional<JoinTree> tree(Set<TableName> tables) {
        var trees = graph.joins().treesOf(tables);
        if (trees.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(trees.getFirst());
    }

    private Optional<From> from() {
        outputs.forEach(output -> Mentioned.tables(output, needed));
        groupBy.forEach(expression -> Mentioned.tables(expression, needed));
        orderBy.forEach(ordering -> Mentioned.tables(ordering.expression(), needed));
        where.forEach(condition -> Mentioned.tables(condition, needed));
        having.forEach(condition -> Mentioned.tables(condition, needed));
        if (needed.isEmpty()) {
            if (subject == null) {
                return Optional.empty();
            }
            needed.add(subject.name());
        }
        var trees = graph.joins().treesOf(needed);
        if (trees.size() <= treeNumber) {
            return Optional.empty();
        }
        var tree = trees.get(treeNumber);
        joinCost = tree.cost();
        countDistinctly(tree);
        distinct = distinct || repeatsRows(tree) || showsCategory();
        return Optional.of(tree.from(TableSource.of(root())));
    }

    /** What is counted comes first, so that a reader knows what the rows are. */
    private TableName root() {
        if (counted != null && needed.contains(counted)) {
            return counted;
        }
        return subject != null && needed.contains(subject.name()) ? subject.name() : needed.iterator().next();
    }

    /** A join that only asks whether there is some partner would show a row once for each. */
    private boolean repeatsRows(JoinTree tree) {
        var shown = new LinkedHashSet<TableName>();
        outputs.forEach(output -> Mentioned.tables(output, shown));
        return groupBy.isEmpty() && orderBy.isEmpty() && shown.size() == 1
                && outputs.stream().noneMatch(PlanAssembly::aggregates)
                && !tree.multiplying(TableSource.of(shown.iterator().next())).isEmpty();
    }

    /** "Which cities do members live in": each kind once. */
    private boolean showsCategory() {
        if (outputs.size() != 1 || !groupBy.isEmpty() || !orderBy.isEmpty() || !having.isEmpty()) {
            return false;
        }
        return profile(outputs.getFirst())
                .filter(column -> column.column().type() == ColumnType.TEXT && !column.identifies()
                        && repeats(graph.schema().table(column.table()), column)
                        && !names(graph.schema().table(column.table()), column))
                .isPresent();
    }

    /** Rows that a join repeats are counted once. */
    private void countDistinctly(JoinTree tree) {
        if (counted == null || tree.multiplying(TableSource.of(counted)).isEmpty()) {
            return;
        }
        var table = graph.schema().table(counted);
        if (table.key().isEmpty()) {
            concerns.add(Concern.FAN_OUT);
            return;
        }
        var once = new Aggregate(Function.COUNT, plainField(key(table)), true);
        outputs.replaceAll(output -> output.equals(Expression.countRows()) ? once : output);
    }
}
