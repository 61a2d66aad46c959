package dev.sqlchat.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;

/** Decides when a reading is too unsure to be answered, and what to say then. */
record Doubt(double threshold) {

    /** Readings at least this near to the best one, as a share of its confidence, are rivals. */
    private static final double RIVAL = 0.8;
    private static final int MOST_CHOICES = 4;

    Doubt {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold is a confidence from 0 to 1, not " + threshold);
        }
    }

    boolean rules(Reading reading) {
        return reading.confidence() < threshold;
    }

    /** Asks back when the doubt is only which of some rivals is meant; else abstains. */
    Conclusion about(List<Reading> readings) {
        var best = readings.getFirst();
        var rivals = readings.stream().filter(reading -> reading.confidence() >= RIVAL * best.confidence())
                .limit(MOST_CHOICES).toList();
        var choices = rivals.stream().map(Reading::description).distinct().toList();
        var together = rivals.stream().mapToDouble(Reading::confidence).sum();
        return choices.size() > 1 && together >= threshold
                ? new Conclusion.Clarify("I can read that in several ways. Which one do you mean?", choices,
                        best.confidence())
                : abstained(best);
    }

    private static Conclusion abstained(Reading best) {
        var reason = "I am not sure enough to answer that. My best reading is: %s (%d %% sure).%s".formatted(
                best.description(), Math.round(100 * best.confidence()), unread(best.unread()));
        var nearest = Stream.concat(best.tables().stream().map(TableName::toString),
                best.filters().stream().map(filter -> filter.column().toString()));
        return new Conclusion.Abstained(reason, nearest.distinct().toList(), best.confidence());
    }

    private static String unread(List<String> words) {
        return words.isEmpty()
                ? ""
                : String.format(Locale.ROOT, " I found nothing in the data for: %s.",
                        String.join(", ", words));
    }
}
