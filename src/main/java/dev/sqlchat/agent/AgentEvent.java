package dev.sqlchat.agent;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;

/** What happens while a question is worked on, in order; the last one is {@link Answered} or {@link Faulted}. */
public sealed interface AgentEvent {

    /**
     * A node of the graph did its work.
     *
     * @param tool the tool that ran; null for other nodes
     * @param summary one line for the user
     */
    record Step(String node, @Nullable String tool, String summary, long ms) implements AgentEvent {}

    /** The query that is about to run. */
    record Sql(String sql) implements AgentEvent {}

    /** What it returned. */
    record Rows(List<Answer.OutputColumn> columns, List<List<@Nullable Object>> rows, int rowCount,
            boolean truncated) implements AgentEvent {}

    /** A piece of the answer's text as a model produces it. */
    record Token(String text) implements AgentEvent {}

    record Answered(Answer answer) implements AgentEvent {}

    /** @param code stable, as in the HTTP API's problems */
    record Faulted(String code, String message) implements AgentEvent {

        static Faulted cancelled() {
            return new Faulted("cancelled", "The question was cancelled.");
        }

        boolean byCancelling() {
            return equals(cancelled());
        }
    }
}
