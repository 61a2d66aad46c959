package dev.sqlchat.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.store.StoreFile;
import dev.sqlchat.store.StoreReport;

/** Copies the store while it is in use. */
@Command(name = "backup", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Copies the store as it is at one moment into a new file. Servers may go on.")
final class BackupStoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to; there must be none yet. Only the owner can read it.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        return switch (OwnStore.settings().url()) {
            case DatabaseUrl.Sqlite(Path store) -> OwnStore.attempt(spec,
                    () -> print(new StoreFile(store).backup(file)));
            case DatabaseUrl.Postgresql server -> OwnStore.useTools(spec,
                    "pg_dump --format=custom --no-owner --file=%s --dbname=%s".formatted(file, server));
        };
    }

    private int print(StoreReport report) {
        spec.commandLine().getOut().println("%s holds the store: %s".formatted(file, CheckStoreCommand.size(report)));
        return SqlChatCommand.DONE;
    }
}
