package dev.sqlchat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The store as a whole; the work is its subcommands'. */
@Command(name = "store", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Copies the store, puts a copy back, and checks it.", synopsisSubcommandLabel = "COMMAND")
final class StoreCommand {

    private StoreCommand() {}

    static CommandLine commandLine() {
        return new CommandLine(new StoreCommand()).addSubcommand(new BackupStoreCommand())
                .addSubcommand(new RestoreStoreCommand()).addSubcommand(new CheckStoreCommand());
    }
}
