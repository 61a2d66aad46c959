package dev.sqlchat.answer;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Trust;
import dev.sqlchat.answer.Answer.TrustLevel;
import dev.sqlchat.answer.Work.Verification;

/** Says how far an answer can be relied on, and why. */
final class TrustWords {

    /** What goes without saying, or says nothing of the numbers. */
    private static final Set<String> NO_NUMBERS = Set.of("read_only", "language_model");

    /** As {@link #verified} writes it. */
    private static final Pattern NAME = Pattern.compile(" by .*(?= on [\\d-]+\\.$)", Pattern.DOTALL);

    private TrustWords() {}

    static Trust verified(Verification verification) {
        var day = verification.at().atZone(ZoneId.systemDefault()).toLocalDate();
        return new Trust(TrustLevel.VERIFIED, verification.by() == null
                ? "The query was verified on %s.".formatted(day)
                : "The query was verified by %s on %s.".formatted(verification.by(), day));
    }

    /** Without who verified it. */
    static Trust withoutName(Trust trust) {
        return trust.level() == TrustLevel.VERIFIED
                ? new Trust(trust.level(), NAME.matcher(trust.reason()).replaceFirst(""))
                : trust;
    }

    /** @param threshold how sure is sure enough */
    static Trust of(List<Check> checks, double confidence, double threshold) {
        return confidence < threshold
                ? new Trust(TrustLevel.UNVERIFIED, String.format(Locale.ROOT,
                        "Nobody verified the query, and the question was read with only %d %% confidence.",
                        Math.round(100 * confidence)))
                : checked(checks, "The question was read with %d %% confidence and all checks of the result passed."
                        .formatted(Math.round(100 * confidence)));
    }

    /** Of a query that a user wrote. */
    static Trust own(List<Check> checks) {
        return checked(checks, "You wrote the query; all checks of its result passed.");
    }

    private static Trust checked(List<Check> checks, String otherwise) {
        var wrong = named(checks, CheckStatus.WARNING);
        var open = named(checks, CheckStatus.SKIPPED);
        if (!wrong.isEmpty()) {
            return new Trust(TrustLevel.UNVERIFIED,
                    "Nobody verified the query, and these checks warn: %s.".formatted(String.join(", ", wrong)));
        }
        return open.isEmpty()
                ? new Trust(TrustLevel.CHECKED, otherwise)
                : new Trust(TrustLevel.UNVERIFIED,
                        "Nobody verified the query, and there was no time for these checks: %s."
                                .formatted(String.join(", ", open)));
    }

    private static List<String> named(List<Check> checks, CheckStatus status) {
        return checks.stream().filter(check -> check.status() == status && !NO_NUMBERS.contains(check.name()))
                .map(check -> check.name().replace('_', ' ')).distinct().toList();
    }
}
