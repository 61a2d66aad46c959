package dev.sqlchat.agent;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question to the agent.
 *
 * @param threadId null starts a new conversation
 * @param database the name of a data source; null: the thread's, else the default one
 * @param user who asks, and owns the conversation
 * @param hints statements about the data or the wording that come with the question
 */
public record AgentQuestion(String text, @Nullable String threadId, @Nullable String database, String user,
        List<String> hints) {

    /** Who asks where nobody says who they are. */
    public static final String LOCAL = "local";

    /** Longer questions are refused. */
    public static final int LONGEST = 4_000;

    /** Of the only user there is. */
    public AgentQuestion(String text, @Nullable String threadId, @Nullable String database, List<String> hints) {
        this(text, threadId, database, LOCAL, hints);
    }

    public AgentQuestion {
        hints = List.copyOf(hints);
    }
}
