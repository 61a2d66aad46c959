package dev.sqlchat.agent;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question to the agent.
 *
 * @param threadId null starts a new conversation
 * @param database the name of a data source; null: the thread's, else the default one
 * @param hints statements about the data or the wording that come with the question
 */
public record AgentQuestion(String text, @Nullable String threadId, @Nullable String database, List<String> hints) {

    /** Longer questions are refused. */
    public static final int LONGEST = 4_000;

    public AgentQuestion {
        hints = List.copyOf(hints);
    }
}
