package dev.sqlchat.agent.extension;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.extension.BeforeRun.Decision;

/**
 * A question that is about to be worked on, or was.
 *
 * @param text as it is worked on: for the reply to a clarifying question the question that it clarified
 * @param choice the choice that the reply took; null for other questions
 * @param hints statements about the data or the wording that come with the question
 * @param user who asks
 * @param database the name of the data source
 */
public record RunQuestion(String text, @Nullable String choice, List<String> hints, String user, String threadId,
        String database) {

    public RunQuestion {
        hints = List.copyOf(hints);
    }

    /** To work on it as it is, or with what is then changed. */
    public Decision.Proceed proceed() {
        return new Decision.Proceed(text, hints);
    }

    /** Not to work on it. */
    public Decision decline(String reason) {
        return new Decision.Decline(reason);
    }

    RunQuestion with(Decision.Proceed changed) {
        return new RunQuestion(changed.text(), choice, changed.hints(), user, threadId, database);
    }
}
