package dev.sqlchat.tools;

import dev.sqlchat.sql.Verdict;

/** Says why the guard refused a query. */
public final class Refusal {

    private Refusal() {}

    public static String words(Verdict.Refused refused) {
        var nearest = refused.nearest().isEmpty()
                ? ""
                : " Nearest names: " + String.join(", ", refused.nearest()) + ".";
        return "The query was refused (%s): %s%s".formatted(refused.rule(), refused.reason(), nearest);
    }
}
