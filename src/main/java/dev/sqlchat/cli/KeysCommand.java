package dev.sqlchat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The keys of callers; the work is its subcommands'. */
@Command(name = "keys", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Makes, lists, limits and revokes keys of the HTTP API.", synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {

    private KeysCommand() {}

    static CommandLine commandLine() {
        return new CommandLine(new KeysCommand()).addSubcommand(new CreateKeyCommand())
                .addSubcommand(new ListKeysCommand()).addSubcommand(new LimitKeyCommand())
                .addSubcommand(new RevokeKeyCommand());
    }
}
