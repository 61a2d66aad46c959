package dev.sqlchat.cli;

import java.util.Locale;

import org.springframework.context.ConfigurableApplicationContext;

import dev.sqlchat.api.HttpSettings;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.model.ChatModel;

/** What the user reads when the server is ready. */
final class ReadyLine {

    private ReadyLine() {}

    static String of(ConfigurableApplicationContext context) {
        Databases databases = context.getBean(Databases.class);
        return "SQL Chat Agent %s is ready at %s (database %s, model %s)".formatted(
                SqlChatCommand.Version.number(), url(context),
                describe(databases), context.getBean(ChatModel.class).name());
    }

    private static String url(ConfigurableApplicationContext context) {
        return context.getBean(HttpSettings.class)
                .url(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static String describe(Databases databases) {
        Database first = databases.byDefault();
        int others = databases.all().size() - 1;
        return "%s: %s, %d tables%s".formatted(first.name(), first.catalog().dialect().name().toLowerCase(Locale.ROOT),
                first.catalog().tables().size(), others == 0 ? "" : ", and " + others + " more");
    }
}
