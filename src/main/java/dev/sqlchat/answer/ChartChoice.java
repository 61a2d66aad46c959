package dev.sqlchat.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Chart;
import dev.sqlchat.answer.Answer.Chart.Option;
import dev.sqlchat.answer.Answer.ChartType;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Receipt;

/** Chooses what to draw among what the rows can carry, by the shape of the result. */
final class ChartChoice {

    private static final String SHARE = "(?i).*\\b(share|shares|proportion|percentage|split|distribution"
            + "|composition|makeup)\\b.*";

    private final Shape shape;
    private final String question;
    private final List<Option> options;

    private ChartChoice(Shape shape, String question, List<Option> options) {
        this.shape = shape;
        this.question = question;
        this.options = options;
    }

    /** @param receipt says whether joins may put rows into several groups */
    static @Nullable Chart of(Shape shape, String question, Receipt receipt) {
        // Where each group counts a row once, the row may still be in several groups.
        var overlapping = receipt.checks().stream().anyMatch(check -> check.name().equals("fan_out")
                && check.status() != CheckStatus.NOT_APPLICABLE);
        return shape.rows().isEmpty()
                ? null
                : new ChartChoice(shape, question, new ChartOptions(shape, overlapping).all()).chart();
    }

    private Chart chart() {
        var chosen = chosen().orElse(Option.TABLE);
        return Chart.of(Stream.concat(Stream.of(chosen), options.stream()).distinct().toList(), title(chosen));
    }

    /** A list of things with many columns is read, not looked at. */
    private Optional<Option> chosen() {
        var named = names();
        if (shape.measures().isEmpty() || shape.times().size() > 1 || named > 2) {
            return Optional.empty();
        }
        if (shape.rows().size() == 1) {
            return shape.facets().size() == 1 ? first(ChartType.NUMBER) : Optional.empty();
        }
        if (shape.times().size() == 1) {
            return named < 2 ? first(ChartType.LINE) : Optional.empty();
        }
        if (shape.measures().size() == 2 && (named == 0 || shape.rows().size() > ChartOptions.MOST_BARS)) {
            return first(ChartType.SCATTER);
        }
        return question.matches(SHARE)
                ? first(ChartType.PIE).or(this::compared)
                : compared();
    }

    private Optional<Option> compared() {
        return shape.facets().stream().anyMatch(facet -> facet.is(Facet.Role.SEASON))
                ? first(ChartType.LINE).or(() -> first(ChartType.BAR))
                : first(ChartType.BAR);
    }

    /** Keys beside names name nothing more. */
    private int names() {
        var keys = (int) shape.categories().stream().filter(facet -> facet.is(Facet.Role.KEY)).count();
        var names = shape.categories().size() - keys;
        return names == 0 ? keys : names;
    }

    private Optional<Option> first(ChartType type) {
        var measure = shape.measures().getFirst().name();
        return options.stream().filter(option -> option.type() == type)
                .filter(option -> type == ChartType.SCATTER || measure.equals(option.y())).findFirst();
    }

    private String title(Option option) {
        return Words.capitalized(switch (option.type()) {
            case TABLE -> Words.listed(shape.facets().stream().map(Facet::label).distinct().limit(3).toList());
            case NUMBER -> label(option.y());
            case BAR, LINE, AREA, PIE, SCATTER -> label(option.y()) + " by " + label(option.x());
        });
    }

    private String label(@Nullable String name) {
        return shape.facets().stream().filter(facet -> facet.name().equals(name)).map(Facet::label).findFirst()
                .orElse("");
    }
}
