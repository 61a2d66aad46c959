package dev.sqlchat.engine.ranking;

import dev.sqlchat.engine.planning.Candidate;

/**
 * What a candidate is judged by; each from 0 to 1 unless said otherwise.
 *
 * @param words how well the words were understood, against the best candidate of the question
 * @param coverage share of the content words that mean something
 * @param choices mean quality of the chosen columns and values
 * @param weakest the worst of them
 * @param joins cost of the joins, from 0 up
 * @param context how far it disregards the conversation
 * @param concerns how much speaks against it, from 0 up
 */
public record Features(double words, double coverage, double choices, double weakest, double joins, double context,
        double concerns) {

    static Features of(Candidate candidate, double bestWords) {
        var tagging = candidate.tagging();
        var unknown = tagging.unknown().size();
        var content = Math.max(1, tagging.contentWords());
        var choices = candidate.choices().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return new Features(bestWords <= 0 ? 0 : tagging.score() / bestWords,
                1 - Math.min(1, unknown / (double) content),
                choices.getCount() == 0 ? 0.7 : choices.getAverage(), choices.getCount() == 0 ? 0.7 : choices.getMin(),
                candidate.joinCost(), candidate.context(),
                candidate.concerns().stream().mapToDouble(Features::weight).sum());
    }

    private static double weight(Candidate.Concern concern) {
        return switch (concern) {
            case RESTRICTION_LOST -> 1;
            case NO_SUBJECT -> 0.03;
            case NAMELESS -> 1;
            case TARGET_GUESSED -> 0.5;
            case SECOND_CHOICE -> 0.6;
            case FAN_OUT -> 0.3;
        };
    }
}
