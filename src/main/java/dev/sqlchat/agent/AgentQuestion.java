package dev.sqlchat.agent;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question to the agent.
 *
 * @param threadId null starts a new conversation
 * @param database the name of a data source; null: the thread's, else the default one
 * @param user who asks, and owns the conversation
 * @param text blank where there are edits
 * @param hints statements about the data or the wording that come with the question
 * @param edits change the thread's last answered question instead of asking another
 */
public record AgentQuestion(String text, @Nullable String threadId, @Nullable String database, String user,
        List<String> hints, List<Edit> edits) {

    /**
     * A change of one part of the last answer's receipt.
     *
     * @param op {@code remove}, {@code replace} or {@code add}
     * @param value what is added, or put in its place; null where it is removed
     */
    public record Edit(@Nullable String op, @Nullable String field, @Nullable String value) {}

    /** Who asks where nobody says who they are. */
    public static final String LOCAL = "local";

    /** Longer questions are refused. */
    public static final int LONGEST = 4_000;

    /** Of the only user there is. */
    public AgentQuestion(String text, @Nullable String threadId, @Nullable String database, List<String> hints) {
        this(text, threadId, database, LOCAL, hints);
    }

    /** In words. */
    public AgentQuestion(String text, @Nullable String threadId, @Nullable String database, String user,
            List<String> hints) {
        this(text, threadId, database, user, hints, List.of());
    }

    public AgentQuestion {
        hints = List.copyOf(hints);
        edits = List.copyOf(edits);
    }
}
