package dev.sqlchat.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Model.CommandSpec;

import dev.sqlchat.store.StoreFault;
import dev.sqlchat.store.StoreSettings;

/** The store of the settings, for commands that work on it as a whole. */
final class OwnStore {

    private OwnStore() {}

    /** Opens nothing. */
    static StoreSettings settings() {
        try (var context = CommandContext.open(Map.of())) {
            return context.getBean(StoreSettings.class);
        }
    }

    /** A fault ends the command with its one line. */
    static int attempt(CommandSpec spec, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (StoreFault fault) {
            spec.commandLine().getErr().println(fault.getMessage());
            return SqlChatCommand.FAILED;
        }
    }

    /** What to do where the database has tools of its own. */
    static int useTools(CommandSpec spec, String line) {
        spec.commandLine().getErr().println("The store is in PostgreSQL, which has tools of its own for that. Run:");
        spec.commandLine().getOut().println(line);
        return SqlChatCommand.WRONG_USAGE;
    }
}
