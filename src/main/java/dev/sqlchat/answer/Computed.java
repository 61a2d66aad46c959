package dev.sqlchat.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading.Filter;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Arithmetic;
import dev.sqlchat.engine.plan.Expression.Choice;
import dev.sqlchat.engine.plan.Expression.Constant;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Operator;
import dev.sqlchat.engine.plan.Expression.Scalar;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.writing.PlanFilters;

/** Says what one number tells that was computed of two others: a share, a ratio, a difference, a change in percent. */
final class Computed {

    private static final String NUMBER_OF = "number of ";
    private static final Constant ONE = new Constant(1L);

    private final PlanWords words;
    private final Facet facet;
    private final Row row;
    private final Number value;

    private Computed(PlanWords words, Facet facet, Row row, Number value) {
        this.words = words;
        this.facet = facet;
        this.row = row;
        this.value = value;
    }

    /** Empty where the result is no such number. */
    static Optional<String> sentence(Shape shape, PlanWords words) {
        var select = shape.select();
        return select != null && !shape.grouped() && shape.rows().size() == 1 && shape.facets().size() == 1
                && shape.rows().getFirst().at(shape.facets().getFirst()) instanceof Number value
                        ? new Computed(words, shape.facets().getFirst(), shape.rows().getFirst(), value)
                                .said(select.outputs().getFirst().expression(), select)
                        : Optional.empty();
    }

    private Optional<String> said(Expression expression, Select select) {
        if (!(expression instanceof Arithmetic computed)) {
            return Optional.empty();
        }
        return switch (computed.operator()) {
            case MINUS -> both(side(computed.left(), select), side(computed.right(), select)).map(this::difference);
            case DIVIDED_BY -> divided(computed, select);
            case PLUS, TIMES -> Optional.empty();
        };
    }

    private Optional<String> divided(Arithmetic quotient, Select select) {
        var right = quotient.right();
        if (!PlanMeanings.isPercent(quotient)) {
            return both(side(quotient.left(), select), side(right, select)).map(this::ratio);
        }
        var part = ((Arithmetic) quotient.left()).right();
        return part instanceof Arithmetic(var now, Operator minus, var before) && minus == Operator.MINUS
                ? change(now, before, right, select)
                : both(side(part, select), side(right, select)).map(this::share);
    }

    /** Which of the two is taken for the whole. */
    private Optional<String> change(Expression now, Expression before, Expression whole, Select select) {
        if (whole.equals(before)) {
            return both(side(now, select), side(before, select)).map(two -> compared(two, "higher", "lower"));
        }
        return whole.equals(now)
                ? both(side(before, select), side(now, select)).map(two -> compared(two, "lower", "higher"))
                : Optional.empty();
    }

    private static Optional<Two> both(Optional<Side> left, Optional<Side> right) {
        return left.flatMap(one -> right.map(other -> new Two(one, other)));
    }

    /** One of the two numbers: what it is, and of which rows. */
    private record Side(String words, List<Filter> filters, @Nullable TableName rows) {

        boolean counts() {
            return words.startsWith(NUMBER_OF);
        }

        String nouns() {
            return counts() ? words.substring(NUMBER_OF.length()) : words;
        }

        String told() {
            return words + FilterWords.where(filters, rows);
        }
    }

    private record Two(Side left, Side right) {

        boolean alike() {
            return left.words.equals(right.words) && !left.filters.equals(right.filters);
        }

        List<Filter> shared() {
            return left.filters.stream().filter(right.filters::contains).toList();
        }

        private List<Filter> own(Side side) {
            var shared = shared();
            return side.filters.stream().filter(filter -> !shared.contains(filter)).toList();
        }

        String whereLeft() {
            return FilterWords.where(own(left), left.rows);
        }

        String whereRight() {
            return own(right).isEmpty() ? " in all" : FilterWords.where(own(right), right.rows);
        }

        String whereShared() {
            return FilterWords.where(shared(), left.rows);
        }

        boolean isPart() {
            return alike() && own(right).isEmpty();
        }
    }

    private String share(Two two) {
        return two.isPart()
                ? "%s of the %s%s %s%s.".formatted(written(), two.right.nouns(), two.whereShared(),
                        two.left.counts() ? "are those" : "is", two.whereLeft())
                : "the %s is %s of the %s.".formatted(two.left.told(), written(), two.right.told());
    }

    private String ratio(Two two) {
        return "the ratio of the %s to the %s is %s.".formatted(two.left.told(), two.right.told(), written());
    }

    private String difference(Two two) {
        return compared(two, "more", "less");
    }

    private String compared(Two two, String more, String less) {
        var how = value.doubleValue() == 0
                ? "the same as"
                : amount() + " " + (value.doubleValue() > 0 ? more : less) + " than";
        return two.alike()
                ? "the %s%s%s is %s%s.".formatted(two.left.words, two.whereShared(), two.whereLeft(), how,
                        two.whereRight())
                : "the %s is %s the %s.".formatted(two.left.told(), how, two.right.told());
    }

    private String written() {
        return facet.write(row);
    }

    private String amount() {
        var written = written();
        return written.startsWith("-") ? written.substring(1) : written;
    }

    private Optional<Side> side(Expression expression, Select select) {
        return switch (expression) {
            case Scalar(Select inner) when inner.groupBy().isEmpty() && inner.having().isEmpty()
                    && inner.limit() == null ->
                side(inner.outputs().getFirst().expression(), inner);
            case Arithmetic(var inner, var operator, Constant(Number one)) when operator == Operator.TIMES
                    && one.doubleValue() == 1 ->
                side(inner, select);
            case Aggregate(var function, Choice choice, var distinct) when isRestriction(function, choice, distinct) ->
                side(new Aggregate(function, chosen(choice), distinct), restricted(select, choice));
            case Aggregate(var _, Choice _, var _) -> Optional.empty();
            case Aggregate aggregate when !FilterWords.hasAlternatives(select) -> Optional.of(of(aggregate, select));
            default -> Optional.empty();
        };
    }

    /** Whether the number is that of some rows only. */
    private static boolean isRestriction(Function function, Choice choice, boolean distinct) {
        var adds = function == Function.SUM && !distinct;
        var nothing = choice.otherwise() == null || adds && choice.otherwise().equals(new Constant(0L));
        return nothing && (!(choice.then() instanceof Constant)
                || choice.then().equals(ONE) && (adds || function == Function.COUNT && !distinct));
    }

    /** Rows that are marked by a number are counted. */
    private static @Nullable Expression chosen(Choice choice) {
        return choice.then().equals(ONE) ? null : choice.then();
    }

    private static Select restricted(Select select, Choice choice) {
        return select.withWhere(Stream.concat(select.where().stream(), Stream.of(choice.condition())).toList());
    }

    /** Only rows of the kind are called so. */
    private Side of(Aggregate aggregate, Select select) {
        var filters = PlanFilters.ofRows(select, words.catalog());
        var kind = words.kind();
        var others = kind == null ? filters : kind.others(filters);
        var called = others.size() < filters.size() ? words : new PlanWords(words.catalog(), null);
        return new Side(called.of(aggregate, select), others, FilterWords.rows(select, words.catalog()));
    }
}
