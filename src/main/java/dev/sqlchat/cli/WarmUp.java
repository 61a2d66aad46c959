package dev.sqlchat.cli;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.FirstQuestions;
import dev.sqlchat.completion.Completions;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.sql.Policy;

/** Finds out what the empty page shows and completes before somebody opens it, once a database's values are read. */
record WarmUp(FirstQuestions questions, Completions completions) {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Any: nothing is looked up for an empty text. */
    private static final String LETTER = "a";

    /** Returns at once. */
    static void begin(ApplicationContext context) {
        var warmUp = new WarmUp(context.getBean(FirstQuestions.class), context.getBean(Completions.class));
        context.getBean(Databases.class).all().forEach(database -> Thread.ofPlatform().daemon()
                .name("warm-up-" + database.name()).start(() -> warmUp.of(database)));
    }

    /** Waits for the values: with them the database gets another catalog, which nothing was found out for. */
    void of(Database database) {
        try {
            if (!database.awaitValues(PATIENCE)) {
                LOG.info("The values of {} take long to read: the first to open the page waits a moment.",
                        database.name());
            }
            prepare(database);
        } catch (RuntimeException failure) {
            LOG.warn("Questions to start with and completion of {} could not be prepared", database.name(), failure);
        }
    }

    /** One database after another, so that questions find a free processor meanwhile. */
    private void prepare(Database database) {
        synchronized (completions) {
            questions.of(database, Principal.OPERATOR.id());
            completions.complete(database.catalog(), Policy.EVERYTHING, LETTER, 1);
        }
    }
}
