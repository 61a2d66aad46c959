package dev.sqlchat.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Select;

/** Writes the one sentence that answers a question, from the shape of the result. */
final class Sentence {

    private static final int MOST_LISTED = 7;
    private static final int MOST_RANKED = 5;
    private static final int MOST_GROUPS_LISTED = 4;
    private static final int FIRST = 3;

    private final Shape shape;
    private final PlanWords words;
    private final String where;
    private final String besideDays;
    private final LocalDate today;

    private Sentence(Shape shape, PlanWords words, List<Reading.Filter> filters, LocalDate today) {
        this.shape = shape;
        this.words = words;
        var either = FilterWords.either(shape.select(), words.catalog());
        var rows = FilterWords.rows(shape.select(), words.catalog());
        this.where = either.orElseGet(() -> FilterWords.where(filters, rows));
        this.besideDays = either.orElseGet(() -> FilterWords.beside(filters, rows));
        this.today = today;
    }

    /**
     * @param filters what the result was restricted to
     * @param today a period with it in is not over
     */
    static String of(Shape shape, PlanWords words, List<Reading.Filter> filters, LocalDate today) {
        return Words.capitalized(new Sentence(shape, words, filters, today).write());
    }

    private String write() {
        var columns = shape.facets().size();
        return switch (shape.rows().size()) {
            case 0 -> nothing();
            case 1 -> columns == 1 ? single(shape.facets().getFirst()) : row(shape.rows().getFirst());
            default -> columns == 1 ? list(shape.facets().getFirst()) : table();
        };
    }

    private String nothing() {
        return "there are no %s%s.".formatted(noun(), where.isEmpty() ? " that match" : where);
    }

    private String single(Facet facet) {
        var row = shape.rows().getFirst();
        var value = row.at(facet);
        if (value == null) {
            return "there is no %s%s.".formatted(facet.label(), where);
        }
        if (facet.counts() && facet.label().startsWith("number of ") && value instanceof Number number) {
            return count(number.longValue(), facet.write(row), facet.label().substring("number of ".length()));
        }
        return Computed.sentence(shape, words).orElseGet(
                () -> "the %s%s%s is %s.".formatted(facet.label(), superlative(), where, facet.write(row)));
    }

    private String count(long count, String written, String nouns) {
        return count == 1
                ? "there is 1 %s%s.".formatted(Words.singular(nouns), where)
                : "there are %s %s%s.".formatted(count == 0 ? "no" : written, nouns, where);
    }

    private String row(Row row) {
        var subject = subject();
        var details = shape.facets().stream().filter(facet -> !facet.equals(subject.orElse(null)))
                .map(facet -> facet.label() + " " + facet.write(row)).toList();
        return subject.map(facet -> "the %s%s%s is %s, with %s.".formatted(facet.label(), superlative(), where,
                facet.write(row), Words.listed(details)))
                .orElseGet(() -> "the result%s is: %s.".formatted(where, Words.listed(details)));
    }

    private Optional<Facet> subject() {
        return shape.categories().stream().findFirst().or(() -> shape.times().stream().findFirst());
    }

    private String list(Facet facet) {
        var values = shape.rows().stream().map(facet::write).toList();
        var distinct = values.stream().distinct().toList();
        var nouns = Words.plural(Words.singular(facet.label()));
        if (!superlative().isEmpty()) {
            return "the %d %s%s%s are %s.".formatted(values.size(), nouns, superlative(), where, some(values));
        }
        return distinct.size() < values.size()
                ? "there are %s rows with %s different %s%s: %s.".formatted(many(), number(distinct.size()), nouns,
                        where, some(distinct))
                : "there are %s %s%s: %s.".formatted(many(), nouns, where, some(values));
    }

    private String table() {
        var measure = shape.measures().stream().findFirst();
        var ordered = shape.times().size() == 1 && shape.categories().isEmpty();
        if (measure.isPresent() && (ordered || shape.categories().size() == 1) && shape.facets().size() <= FIRST) {
            var key = ordered ? shape.times().getFirst() : shape.categories().getFirst();
            return ordered ? series(key, measure.get()) : groups(key, measure.get());
        }
        var names = shape.facets().stream().map(Facet::label).distinct().limit(MOST_LISTED).toList();
        return "there are %s %s%s, each with %s.".formatted(many(), noun(), where, Words.listed(names));
    }

    private String series(Facet time, Facet measure) {
        var rows = shape.rows().stream().filter(row -> row.at(time) != null)
                .sorted(Comparator.comparing(row -> time.write(row))).toList();
        var peak = extreme(measure, true);
        return rows.isEmpty()
                ? groups(time, measure)
                : "from %s to %s%s, the %s went from %s to %s%s; the highest was %s in %s.".formatted(
                        time.write(rows.getFirst()), time.write(rows.getLast()), besideDays,
                        measure.label(),
                        measure.write(rows.getFirst()), measure.write(rows.getLast()),
                        soFar(time.write(rows.getLast())), measure.write(peak), time.write(peak));
    }

    private String soFar(String period) {
        var quarter = "%d-Q%d".formatted(today.getYear(), today.get(IsoFields.QUARTER_OF_YEAR));
        var going = period.equals(quarter)
                || period.matches("\\d{4}(-\\d{2}){0,2}") && today.toString().startsWith(period);
        return going ? " so far" : "";
    }

    private String groups(Facet key, Facet measure) {
        var rows = shape.rows();
        var nouns = Words.plural(Words.singular(key.label()));
        if (!superlative().isEmpty()) {
            return "the %d %s%s%s are %s.".formatted(rows.size(), nouns, superlative(), where, ranked(key, measure));
        }
        if (rows.size() <= MOST_GROUPS_LISTED) {
            return "the %s per %s%s is %s.".formatted(measure.label(), key.label(), where, Words.listed(
                    rows.stream().map(row -> measure.write(row) + " for " + key.write(row)).toList()));
        }
        var most = extreme(measure, true);
        var least = extreme(measure, false);
        return "across %s %s%s, the %s is highest for %s (%s) and lowest for %s (%s).".formatted(many(), nouns, where,
                measure.label(), key.write(most), measure.write(most), key.write(least), measure.write(least));
    }

    private String ranked(Facet key, Facet measure) {
        var rows = shape.rows();
        var shown = rows.stream().limit(rows.size() <= MOST_RANKED ? MOST_RANKED : FIRST)
                .map(row -> "%s (%s)".formatted(key.write(row), measure.write(row))).toList();
        return listed(shown, rows.size());
    }

    private Row extreme(Facet measure, boolean highest) {
        var order = Comparator.comparing((Row row) -> figure(row.at(measure)));
        var rows = shape.rows().stream().filter(row -> row.at(measure) != null);
        return (highest ? rows.max(order) : rows.min(order)).orElse(shape.rows().getFirst());
    }

    private static BigDecimal figure(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? new BigDecimal(number.toString())
                : BigDecimal.ZERO;
    }

    private static String some(List<String> values) {
        return values.size() <= MOST_LISTED ? Words.listed(values) : listed(values.subList(0, FIRST), values.size());
    }

    private static String listed(List<String> shown, int all) {
        return shown.size() == all
                ? Words.listed(shown)
                : String.join(", ", shown) + " and " + number(all - shown.size()) + " more";
    }

    /** How the first rows were chosen: " with the highest total cost"; empty where the plan ranks nothing. */
    private String superlative() {
        var select = shape.select();
        return select == null || select.limit() == null || select.orderBy().isEmpty()
                ? ""
                : superlative(select.orderBy().getFirst(), select);
    }

    private String superlative(Ordering ordering, Select select) {
        var measure = words.of(ordering.expression(), select);
        var temporal = words.column(ordering.expression()).filter(column -> column.type().temporal()).isPresent();
        if (counts(ordering.expression()) && measure.startsWith("number of ")) {
            return " with the " + (ordering.descending() ? "most" : "fewest")
                    + measure.substring("number of".length());
        }
        return " with the " + (temporal
                ? ordering.descending() ? "latest " : "earliest "
                : ordering.descending() ? "highest " : "lowest ") + measure;
    }

    private static boolean counts(Expression expression) {
        return expression instanceof Expression.Aggregate aggregate
                && aggregate.function() == Expression.Function.COUNT;
    }

    private String noun() {
        var select = shape.select();
        return select == null || shape.grouped() ? "rows" : words.rows(select);
    }

    private String many() {
        var count = number(shape.rows().size());
        return shape.result().truncated() == null ? count : "more than " + count;
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
