package dev.sqlchat.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.sqlchat.access.ApiKey;
import dev.sqlchat.access.Keys;
import dev.sqlchat.access.Scope;

/** Shows what is known of each key. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Lists the keys that were made, oldest first.")
final class ListKeysCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("id", "name", "key", "scopes", "state", "created", "expires",
            "last used");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var context = CommandContext.open(Map.of())) {
            print(context.getBean(Keys.class).all());
            return SqlChatCommand.DONE;
        }
    }

    private void print(List<ApiKey> keys) {
        if (keys.isEmpty()) {
            spec.commandLine().getErr().println("There is no key yet. \"sqlchat keys create\" makes one.");
        } else {
            spec.commandLine().getOut()
                    .println(TextTable.of(COLUMNS, keys.stream().map(ListKeysCommand::row).toList()).print());
        }
    }

    private static List<String> row(ApiKey key) {
        return List.of(key.id(), key.name(), key.prefix() + "…",
                key.scopes().stream().sorted().map(Scope::toString).collect(Collectors.joining(", ")),
                key.state(Instant.now()).name().toLowerCase(Locale.ROOT), TIME.format(key.created()),
                text(key.expires()), text(key.lastUsed()));
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "never" : TIME.format(time);
    }
}
