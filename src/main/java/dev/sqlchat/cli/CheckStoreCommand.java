package dev.sqlchat.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.sqlchat.store.StoreCheck;
import dev.sqlchat.store.StoreReport;

/** Tells whether the store is sound. */
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Tells whether the store is sound, its version, size and rows. Servers may go on.")
final class CheckStoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        return OwnStore.attempt(spec, () -> print(StoreCheck.of(OwnStore.settings())));
    }

    private int print(StoreReport report) {
        var out = spec.commandLine().getOut();
        out.println("%s: %s".formatted(report.place(), report.isSound() ? "sound" : "not sound"));
        report.problems().forEach(problem -> out.println("  " + problem));
        out.println("  " + size(report));
        return report.isSound() ? SqlChatCommand.DONE : SqlChatCommand.FAILED;
    }

    static String size(StoreReport report) {
        return "tables at version %s (newest is %s), %,d bytes%s".formatted(report.version(), report.newest(),
                report.bytes(), report.rows().entrySet().stream()
                        .map(table -> ", %,d %s".formatted(table.getValue(), table.getKey()))
                        .collect(Collectors.joining()));
    }
}
