package dev.sqlchat.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.access.Keys;

/** Makes a key worth nothing. */
@Command(name = "revoke", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Makes a key worth nothing, at once and for ever. What its user owns stays.")
final class RevokeKeyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The key, as \"keys list\" names it.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var context = CommandContext.open(Map.of())) {
            if (!context.getBean(Keys.class).revoke(id)) {
                throw new ParameterException(spec.commandLine(),
                        "There is no key " + id + "; \"sqlchat keys list\" shows those that there are");
            }
            spec.commandLine().getOut().println("Key " + id + " is revoked.");
            return SqlChatCommand.DONE;
        }
    }
}
