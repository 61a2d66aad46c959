package dev.sqlchat.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.FirstQuestions;
import dev.sqlchat.completion.Completions;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.sql.Policy;

/** Finds out what the empty page shows and completes before somebody opens it. */
record WarmUp(FirstQuestions questions, Completions completions) {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** Returns at once. */
    static void begin(ApplicationContext context) {
        var warmUp = new WarmUp(context.getBean(FirstQuestions.class), context.getBean(Completions.class));
        var databases = context.getBean(Databases.class).all();
        Thread.ofPlatform().daemon().name("warm-up").start(() -> databases.forEach(warmUp::of));
    }

    private void of(Database database) {
        try {
            questions.of(database, Principal.OPERATOR.id());
            completions.complete(database.catalog(), Policy.EVERYTHING, "", 1);
        } catch (RuntimeException failure) {
            LOG.debug("{} is not warmed up", database.name(), failure);
        }
    }
}
