package dev.sqlchat.sql;

import java.util.List;

/** Leaves the walk at once with the verdict. Never seen outside {@link Guard}. */
final class Refusal extends RuntimeException {

    private final transient Verdict.Refused verdict;

    Refusal(Rule rule, String reason) {
        this(rule, reason, List.of());
    }

    Refusal(Rule rule, String reason, List<String> nearest) {
        super(reason, null, false, false);
        this.verdict = new Verdict.Refused(rule.code(), reason, nearest);
    }

    Verdict.Refused verdict() {
        return verdict;
    }
}
