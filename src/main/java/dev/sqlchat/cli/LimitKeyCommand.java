package dev.sqlchat.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.access.Keys;
import dev.sqlchat.access.Principal;
import dev.sqlchat.spending.StoredSpending;

/** Says what a key may have the language model take in a day. */
@Command(name = "limit", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Says what a key may have the language model take in a day, at once.")
final class LimitKeyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The key, as \"keys list\" names it; local for API_KEY, for who needs no key, and for the commands.")
    private String id = "";

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!limits.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Give --day-tokens, --day-cost or both");
        }
        try (var context = CommandContext.open(Map.of())) {
            if (!id.equals(Principal.OPERATOR.id())
                    && context.getBean(Keys.class).all().stream().noneMatch(key -> key.id().equals(id))) {
                throw new ParameterException(spec.commandLine(),
                        "There is no key " + id + "; \"sqlchat keys list\" shows those that there are");
            }
            var spending = context.getBean(StoredSpending.class);
            spending.limit(id, limits.over(spending.limits(id)));
            var words = spending.usage(id).limit().words();
            spec.commandLine().getOut().println("Key " + id + " may have the language model take "
                    + (words.isEmpty() ? "as much as it likes." : words + " a day."));
            LimitOptions.warn(spending, id, spec);
            return SqlChatCommand.DONE;
        }
    }
}
