package dev.sqlchat.answer;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.answer.Answer.Check;
import dev.sqlchat.answer.Answer.CheckStatus;
import dev.sqlchat.answer.Answer.Receipt;

/** What the sentence of an answer adds when a check found that its number may be wrong. */
final class Caution {

    private static final Set<String> NUMBERS = Set.of("fan_out", "lost_rows", "null_share", "units");
    private static final String NO_ROWS = "rows_found";
    private static final Map<String, String> UNSAID = Map.of(NO_ROWS, "No row matches.");

    private Caution() {}

    /** Starts with a space; empty where nothing was found. */
    static String of(Receipt receipt) {
        var numbers = said(receipt, NUMBERS);
        return said(receipt, Set.of(NO_ROWS)) + (numbers.isEmpty() ? "" : " Careful:" + numbers);
    }

    private static String said(Receipt receipt, Set<String> names) {
        return receipt.checks().stream()
                .filter(check -> check.status() == CheckStatus.WARNING && names.contains(check.name()))
                .map(Check::detail).filter(detail -> !UNSAID.containsValue(detail)).map(" "::concat)
                .collect(Collectors.joining());
    }
}
