package dev.sqlchat.engine.editing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.sqlchat.engine.language.TimeExpressions;
import dev.sqlchat.engine.language.TimeMention;
import dev.sqlchat.engine.language.Tokenizer;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.NumberConditions;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** The days that a plan is restricted to. */
final class TimeParts {

    private static final String ALL = "all time";
    private static final List<String> PERIODS = List.of("this month", "last month", "this year", "last year",
            "last 30 days");

    private static final String OPENING = "(?i)(this|last|next|in|on|since|before|after|from|between|until|the|past|"
            + "previous|today|yesterday)\\b.*";

    private final Edition edition;

    TimeParts(Edition edition) {
        this.edition = edition;
    }

    /** Whether it restricts to days; a year that is stored as a number is a value like others. */
    static boolean isTime(Condition condition, Edition edition) {
        return switch (condition) {
            case Within _ -> true;
            case Condition.Comparison(var left, _, Expression.Constant(LocalDate _)) ->
                edition.profile(left).isPresent();
            case Condition.Between(var date, Expression.Constant(LocalDate _), Expression.Constant(LocalDate _)) ->
                edition.profile(date).isPresent();
            default -> false;
        };
    }

    Stream<Piece> pieces() {
        var times = times();
        return IntStream.range(0, times.size())
                .mapToObj(at -> piece(at == 0 ? "time" : "time:" + (at + 1), times.get(at)));
    }

    private List<NumberConditions.Own> times() {
        return FilterParts.all(edition).filter(own -> isTime(own.condition(), edition)).toList();
    }

    private Piece piece(String field, NumberConditions.Own own) {
        var changeable = !edition.computed();
        var removed = without(own).filter(change -> changeable);
        var date = Parts.operands(own.condition()).findFirst().orElseThrow();
        var text = own.of() + edition.words().of(own.condition());
        return new Piece(
                new Part(field, Part.Kind.TIME, text, edition.column(date).orElse(null), text, removed.isPresent(),
                        changeable, changeable ? alternatives(own, date) : List.of()),
                removed, said -> changeable ? replaced(own, date, said) : Optional.empty());
    }

    private List<String> alternatives(NumberConditions.Own own, Expression date) {
        return Stream.concat(PERIODS.stream(), Stream.of(ALL)).filter(period -> replaced(own, date, period).isPresent())
                .toList();
    }

    /** Of two times that are compared none can be left out. */
    private Optional<Change> without(NumberConditions.Own own) {
        return own.part() ? changed(new ConditionChange(own.condition(), null), "for " + ALL) : Optional.empty();
    }

    private Optional<Change> changed(ConditionChange change, String said) {
        return Optional.of(new Change(edition.pruned(change.in(edition.select())), said)).filter(edition::possible);
    }

    private Optional<Change> replaced(NumberConditions.Own own, Expression date, String said) {
        return isAll(said)
                ? without(own)
                : within(date, said)
                        .flatMap(fresh -> changed(new ConditionChange(own.condition(), fresh),
                                own.of() + spoken(said) + " instead"))
                        .filter(change -> own.part() || FilterParts.computesStill(change));
    }

    private static boolean isAll(String said) {
        return said.strip().equalsIgnoreCase(ALL);
    }

    /** Names of months and days keep their capital. */
    private static String spoken(String said) {
        var words = said.strip();
        return words.matches(OPENING) ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    }

    /** The days that the words name, and nothing else. */
    private Optional<Condition> within(Expression date, String said) {
        var tokens = Tokenizer.tokenize(said.strip());
        return TimeExpressions.find(tokens, edition.today()).stream()
                .filter(mention -> mention.first() == 0 && mention.end() == tokens.size())
                .filter(TimeMention.Range.class::isInstance).map(TimeMention.Range.class::cast)
                .<Condition>map(range -> new Within(date, range.from(), range.before())).findFirst();
    }

    /** By the only date there is, else by each: nobody knows which is meant. */
    Stream<Slot> slots() {
        var dates = edition.computed() || !times().isEmpty() ? List.<Date>of() : dates();
        return dates.stream().map(date -> slot(dates.size() == 1 ? "time" : date.column().ref().toString(), date));
    }

    private record Date(Expression.Field field, ColumnProfile column) {}

    private List<Date> dates() {
        return edition.rows().stream().flatMap(this::dates).toList();
    }

    private Stream<Date> dates(TableSource table) {
        return edition.table(table).columns().stream()
                .filter(column -> column.is(Role.DATE) && column.column().type().temporal())
                .map(column -> new Date(edition.field(table, column), column));
    }

    private Slot slot(String field, Date date) {
        return new Slot(new Addition(field, Part.Kind.TIME, edition.words().of(date.field()), PERIODS),
                said -> within(date.field(), said).flatMap(fresh -> added(fresh, said)));
    }

    private Optional<Change> added(Condition fresh, String said) {
        var where = Stream.concat(edition.select().where().stream(), Stream.of(fresh)).toList();
        return Optional.of(new Change(edition.select().withWhere(where), "only " + spoken(said)))
                .filter(edition::possible);
    }
}
