package dev.sqlchat.knowledge;

import java.util.List;

/**
 * What an import did.
 *
 * @param refused entries that did not come in; all others did
 */
public record ImportReport(int added, int changed, int unchanged, List<Refused> refused) {

    public ImportReport {
        refused = List.copyOf(refused);
    }

    /** @param number of the entry in its file, from 1 */
    public record Refused(int number, String question, String reason) {}
}
