package dev.sqlchat.model.choice;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Conclusion.Opinions;
import dev.sqlchat.model.Grounding;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.ToolCall;

import static dev.sqlchat.model.SqlTools.QUERY;

/**
 * Decides between how the engine reads a question and what a language model found. The two err on different questions:
 * where they agree both are surer, where they do not neither is.
 */
final class Jury {

    private static final int MOST_READINGS = 5;
    /** How often two wrong answers are the same wrong answer. */
    private static final double SAME_ERROR = 0.3;
    /** What a failed attempt and an empty result leave of the trust in a model. */
    private static final double REPAIRED = 0.8;
    private static final double EMPTY = 0.6;
    /** Up to where the engine's confidence says nothing of a model that differs from it. */
    private static final double UNSURE = 0.6;
    /** What it adds to the log odds of a model's answer that the engine has it among its lesser readings, or hardly so. */
    private static final double CONSIDERED = 0.7;
    private static final double HARDLY_CONSIDERED = -1;
    private static final double HARDLY = 0.01;
    /** Odds are not taken of certainties. */
    private static final double SUREST = 0.98;

    private final List<Reading> readings;
    private final Progress progress;
    private final Grounding grounding;
    private final double threshold;

    /**
     * @param readings of the engine, best first
     * @param threshold answers less sure than this are not given
     */
    Jury(List<Reading> readings, Progress progress, Grounding grounding, double threshold) {
        this.readings = readings;
        this.progress = progress;
        this.grounding = grounding;
        this.threshold = threshold;
    }

    /** @param said what the model concludes, from the query that it names */
    Conclusion verdict(Conclusion.Answered said) {
        var call = Optional.ofNullable(said.call());
        var result = call.map(progress.results()::get);
        return result.isPresent() ? verdict(said, call.get(), result.get()) : decided(new Conclusion.Answered("", 0));
    }

    private Conclusion verdict(Conclusion.Answered said, String call, ToolResult result) {
        var failed = progress.attempts(QUERY).stream().filter(attempt -> attempt.result().failed()).count();
        var trust = said.confidence() * Math.pow(REPAIRED, (double) failed) * (isEmpty(result) ? EMPTY : 1);
        return readings.stream().limit(MOST_READINGS).filter(reading -> agree(reading, result)).findFirst()
                .map(reading -> alike(said, reading, call, trust))
                .orElseGet(() -> apart(said, call, modelsOdds(trust)));
    }

    /** From the engine's query where that ran, as more is known of it. */
    private Conclusion alike(Conclusion.Answered said, Reading reading, String call, double trust) {
        var finding = ran(reading) ? call(reading).map(ToolCall::id).orElse(call) : call;
        if (findsNothing(reading)) {
            return apart(said, finding, modelsOdds(trust * EMPTY));
        }
        if (reading.equals(readings.getFirst())) {
            return decided(new Conclusion.Answered(said.text(),
                    share(odds(reading.confidence()) + odds(trust) - Math.log(SAME_ERROR)), finding, Opinions.AGREE));
        }
        var bonus = reading.confidence() < HARDLY ? HARDLY_CONSIDERED : CONSIDERED;
        return apart(said, finding, modelsOdds(trust) + bonus);
    }

    /** Two that found nothing agree on nothing. */
    private boolean findsNothing(Reading reading) {
        return grounding.probe().find(reading.sql(), reading.tables()) instanceof Found.Rows found
                && found.rows().stream().flatMap(List::stream).allMatch(Jury::isNothing);
    }

    private static boolean isNothing(@Nullable Object cell) {
        return cell == null || cell instanceof Number number && number.doubleValue() == 0;
    }

    /** Where the engine is sure of something else, the model is less likely right. */
    private double modelsOdds(double trust) {
        return odds(trust) - Math.max(0, odds(engine()) - odds(UNSURE));
    }

    private double engine() {
        return readings.isEmpty() ? 0 : readings.getFirst().confidence();
    }

    private Conclusion apart(Conclusion.Answered said, String call, double odds) {
        var opinions = readings.isEmpty() ? Opinions.ONE : Opinions.DIFFER;
        var model = new Conclusion.Answered(said.text(), share(odds), call, opinions);
        var own = (1 - model.confidence()) * Math.min(1, 2 * engine() * engine());
        return readings.stream().findFirst().filter(reading -> own > model.confidence() && ran(reading))
                .map(reading -> decided(new Conclusion.Answered("", own, call(reading).orElseThrow().id(), opinions)))
                .orElseGet(() -> decided(model));
    }

    private boolean ran(Reading reading) {
        return result(reading).filter(result -> !result.failed()).isPresent();
    }

    private static double odds(double share) {
        var bounded = Math.clamp(share, 1 - SUREST, SUREST);
        return Math.log(bounded / (1 - bounded));
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static boolean isEmpty(ToolResult result) {
        return result.rows() != null && result.rows().startsWith("0 ");
    }

    private boolean agree(Reading reading, ToolResult result) {
        return result.rows() != null && rows(reading).equals(Optional.of(result.rows()));
    }

    private Optional<String> rows(Reading reading) {
        return result(reading).filter(result -> !result.failed())
                .map(result -> Optional.ofNullable(result.rows())).orElseGet(() -> probed(reading));
    }

    private Optional<ToolResult> result(Reading reading) {
        return call(reading).map(call -> progress.results().get(call.id()));
    }

    private Optional<ToolCall> call(Reading reading) {
        return progress.callsOf(QUERY).stream().filter(call -> reading.sql().equals(call.arguments().get("query")))
                .findFirst();
    }

    private Optional<String> probed(Reading reading) {
        return grounding.probe().find(reading.sql(), reading.tables()) instanceof Found.Rows found
                ? Optional.of(found.fingerprint())
                : Optional.empty();
    }

    private Conclusion decided(Conclusion.Answered answer) {
        return answer.confidence() >= threshold
                ? answer
                : new Conclusion.Abstained(
                        "The rules and the language model read this differently, and neither is sure "
                                + "enough. Ask it in other words.",
                        List.of(), answer.confidence());
    }
}
