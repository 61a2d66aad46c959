package dev.sqlchat.model;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.engine.probing.Probe;
import dev.sqlchat.text.Digest;

/** Notes what a probe finds for one question, in short. For one thread; afterwards it holds nothing of the question. */
final class Witness implements Probe {

    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Probe probe;

    Witness(Probe probe) {
        this.probe = probe;
    }

    /** @param found stands for what was found */
    record Finding(String sql, List<TableName> tables, String found) {}

    @Override
    public Found find(String sql, List<TableName> tables) {
        if (probe == null) {
            return new Found.Unknown();
        }
        var found = probe.find(sql, tables);
        findings.add(new Finding(sql, List.copyOf(tables), shortly(found)));
        return found;
    }

    /** Ends it: readings that are told later must not keep the question's connection. */
    List<Finding> findings() {
        probe = null;
        return List.copyOf(findings);
    }

    static boolean findsTheSame(Probe probe, List<Finding> findings) {
        return findings.stream()
                .allMatch(finding -> shortly(probe.find(finding.sql(), finding.tables())).equals(finding.found()));
    }

    private static String shortly(Found found) {
        return switch (found) {
            case Found.Rows(var rows, _) -> shortly(rows);
            case Found.Refused() -> "refused";
            case Found.Unknown() -> "unknown";
        };
    }

    /** With kinds and lengths, so that no two findings are written alike. */
    private static String shortly(List<List<@Nullable Object>> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append('\n');
            for (var cell : row) {
                var value = String.valueOf(cell);
                text.append(cell == null ? "-" : cell.getClass().getSimpleName()).append(value.length()).append(':')
                        .append(value);
            }
        }
        return new Digest().add(text.toString()).text();
    }
}
