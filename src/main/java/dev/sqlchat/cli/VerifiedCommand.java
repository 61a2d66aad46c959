package dev.sqlchat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Verified queries as files; the work is its subcommands'. */
@Command(name = "verified", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Writes verified queries to a file, and takes them in from one.", synopsisSubcommandLabel = "COMMAND")
final class VerifiedCommand {

    private VerifiedCommand() {}

    static CommandLine commandLine() {
        return new CommandLine(new VerifiedCommand()).addSubcommand(new ExportVerifiedCommand())
                .addSubcommand(new ImportVerifiedCommand());
    }
}
