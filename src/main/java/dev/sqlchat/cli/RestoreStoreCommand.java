package dev.sqlchat.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.store.StoreFile;

/** Puts a copy of the store in its place. */
@Command(name = "restore", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Puts a copy in the store's place and keeps what was there. Stop all servers first.")
final class RestoreStoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What \"store backup\" has made.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        return switch (OwnStore.settings().url()) {
            case DatabaseUrl.Sqlite(Path store) -> OwnStore.attempt(spec,
                    () -> print(store, new StoreFile(store).restore(file)));
            case DatabaseUrl.Postgresql server -> OwnStore.useTools(spec,
                    "pg_restore --clean --if-exists --no-owner --single-transaction --dbname=%s %s"
                            .formatted(server, file));
        };
    }

    private int print(Path store, Optional<Path> replaced) {
        spec.commandLine().getOut().println("%s is the store of %s now.".formatted(store, file)
                + replaced.map(" What was there is %s."::formatted).orElse(""));
        return SqlChatCommand.DONE;
    }
}
