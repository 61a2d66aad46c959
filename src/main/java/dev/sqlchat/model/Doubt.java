package dev.sqlchat.model;

import java.util.HashSet;
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
    /** Readings less sure than this are not worth the user's time. */
    private static final double HOPELESS = 0.1;
    private static final double OFFERED = 0.4;
    private static final int MOST_OFFERED = 3;

    Doubt {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold is a confidence from 0 to 1, not " + threshold);
        }
    }

    boolean rules(Reading reading) {
        return rules(reading.confidence());
    }

    /**
     * The readings that are nearly as likely as the best one, it first, when the doubt is only which of them is meant:
     * two to four that differ in words. Else empty.
     */
    List<Reading> rivals(List<Reading> readings) {
        var best = readings.getFirst();
        var words = new HashSet<String>();
        var rivals = readings.stream().takeWhile(reading -> reading.confidence() >= RIVAL * best.confidence())
                .filter(reading -> words.add(reading.description())).limit(MOST_CHOICES).toList();
        var oneOfThem = rivals.stream().mapToDouble(Reading::confidence).sum();
        return rivals.size() > 1 && oneOfThem >= threshold ? rivals : List.of();
    }

    boolean rules(double confidence) {
        return confidence < threshold;
    }

    /** @param readings best first; those that are not hopeless are offered */
    Conclusion abstained(List<Reading> readings) {
        var best = readings.getFirst();
        var reason = "I am not sure enough to answer that. My best reading is: %s (%d %% sure).%s".formatted(
                best.description(), Math.round(100 * best.confidence()), unread(best.unread()));
        var nearest = Stream.concat(best.tables().stream().map(TableName::toString),
                best.filters().stream().map(filter -> filter.column().toString()));
        return new Conclusion.Abstained(reason, nearest.distinct().toList(), offered(readings), best.confidence());
    }

    private static List<String> offered(List<Reading> readings) {
        var least = Math.max(HOPELESS, OFFERED * readings.getFirst().confidence());
        return readings.stream().takeWhile(reading -> reading.confidence() >= least).map(Reading::description)
                .distinct().limit(MOST_OFFERED).toList();
    }

    private static String unread(List<String> words) {
        return words.isEmpty()
                ? ""
                : String.format(Locale.ROOT, " I found nothing in the data for: %s.",
                        String.join(", ", words));
    }
}
