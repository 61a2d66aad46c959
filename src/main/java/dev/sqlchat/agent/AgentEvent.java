package dev.sqlchat.agent;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.model.llm.LanguageModelFailure;

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

    /**
     * What it returned.
     *
     * @param rows the first of them: the answer has all, and other queries may follow before it
     * @param rowCount how many there are
     */
    record Rows(List<Answer.OutputColumn> columns, List<List<@Nullable Object>> rows, int rowCount,
            boolean truncated) implements AgentEvent {

        private static final int MOST = 100;

        public Rows {
            rows = List.copyOf(rows.subList(0, Math.min(rows.size(), MOST)));
        }
    }

    /** A piece of the answer's text as a model produces it. */
    record Token(String text) implements AgentEvent {}

    record Answered(Answer answer) implements AgentEvent {}

    /**
     * The work ended without an answer.
     *
     * @param code stable, as in the HTTP API's problems
     * @param retryAfter when asking again is worth while; null where nobody knows
     */
    record Faulted(String code, String message, @Nullable Duration retryAfter) implements AgentEvent {

        public Faulted(String code, String message) {
            this(code, message, null);
        }

        static Faulted by(LanguageModelFailure failure) {
            var message = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case CANCELLED -> cancelled();
                case BUDGET -> new Faulted("model_budget_exceeded", message, failure.retryAfter());
                case UNAUTHORIZED, UNKNOWN_MODEL, RATE_LIMITED, UNREACHABLE, TIMED_OUT, PROVIDER, REJECTED, MALFORMED ->
                    new Faulted(
                            "language_model_failed", message);
            };
        }

        static Faulted cancelled() {
            return new Faulted("cancelled", "The question was cancelled.");
        }

        boolean byCancelling() {
            return equals(cancelled());
        }
    }
}
