package dev.sqlchat.cli;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.sqlchat.access.CreatedKey;
import dev.sqlchat.access.Keys;
import dev.sqlchat.access.Scope;
import dev.sqlchat.spending.OwnLimits;
import dev.sqlchat.spending.StoredSpending;

/** Makes a key. Only the key goes to the standard output, for scripts to take. */
@Command(name = "create", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Makes a key and prints it, this once.")
final class CreateKeyCommand implements Callable<Integer> {

    @Option(names = "--name", paramLabel = "NAME", description = "Whose it is, or what for.")
    private String name = "";

    @Option(names = "--scope", split = ",", paramLabel = "SCOPE", description = "What it may do: ask (questions and queries) or admin (everything); may be given several times. Without it: ask.")
    private Set<Scope> scopes = EnumSet.noneOf(Scope.class);

    @Option(names = "--expires", paramLabel = "DATE|DAYS", converter = Expiry.class, description = "The last day it is good for, such as 2026-12-31, or for how many days. Without it: for ever.")
    private @Nullable Instant expires;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var context = CommandContext.open(Map.of())) {
            var created = context.getBean(Keys.class).create(name, scopes.isEmpty() ? Set.of(Scope.ASK) : scopes,
                    expires);
            if (limits.isGiven()) {
                var spending = context.getBean(StoredSpending.class);
                spending.limit(created.key().id(), limits.over(OwnLimits.NONE));
                LimitOptions.warn(spending, created.key().id(), spec);
            }
            print(created);
            return SqlChatCommand.DONE;
        }
    }

    private void print(CreatedKey created) {
        spec.commandLine().getErr().println("Key " + created.key().id()
                + ", shown only now. Send it as X-API-Key, or as Authorization: Bearer.");
        spec.commandLine().getOut().println(created.secret());
    }
}
