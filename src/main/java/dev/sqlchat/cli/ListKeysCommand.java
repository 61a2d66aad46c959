package dev.sqlchat.cli;

import java.math.BigDecimal;
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
import dev.sqlchat.spending.DayUsage;
import dev.sqlchat.spending.StoredSpending;

/** Shows what is known of each key. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Lists the keys that were made, oldest first.")
final class ListKeysCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("id", "name", "key", "scopes", "state", "created", "expires",
            "last used", "tokens today", "USD today");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var context = CommandContext.open(Map.of())) {
            print(context.getBean(Keys.class).all(), context.getBean(StoredSpending.class));
            return SqlChatCommand.DONE;
        }
    }

    private void print(List<ApiKey> keys, StoredSpending spending) {
        if (keys.isEmpty()) {
            spec.commandLine().getErr().println("There is no key yet. \"sqlchat keys create\" makes one.");
        } else {
            spec.commandLine().getOut()
                    .println(
                            TextTable.of(COLUMNS, keys.stream().map(key -> row(key, spending.usage(key.id()))).toList())
                                    .print());
        }
    }

    private static List<String> row(ApiKey key, DayUsage today) {
        return List.of(key.id(), key.name(), key.prefix() + "…",
                key.scopes().stream().sorted().map(Scope::toString).collect(Collectors.joining(", ")),
                key.state(Instant.now()).name().toLowerCase(Locale.ROOT), TIME.format(key.created()),
                text(key.expires()), text(key.lastUsed()), of(tokens(today), today.limit().tokens()),
                of(today.cost(), today.limit().cost()));
    }

    private static long tokens(DayUsage today) {
        return today.inputTokens() + today.outputTokens();
    }

    /** What was taken, and of what where there is a limit. */
    private static String of(@Nullable Number taken, @Nullable Number most) {
        return text(taken) + (most == null ? "" : " of " + text(most));
    }

    private static String text(@Nullable Number number) {
        return switch (number) {
            case null -> "-";
            case BigDecimal amount -> amount.toPlainString();
            default -> String.format(Locale.ROOT, "%,d", number.longValue());
        };
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "never" : TIME.format(time);
    }
}
