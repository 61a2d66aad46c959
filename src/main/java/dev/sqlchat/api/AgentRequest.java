package dev.sqlchat.api;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.AgentQuestion;

/** The body of a question. */
record AgentRequest(
        @Schema(description = "The question in plain words, at most 4,000 characters.", example = "How many resources are running?") @Nullable String question,
        @Schema(description = "The conversation to go on with; without it a new one starts.") @Nullable String threadId,
        @Schema(description = "The database to ask; without it the conversation's, else the first one.") @Nullable String database) {

    AgentQuestion asked(Principal principal) {
        var thread = threadId == null ? UUID.randomUUID().toString() : threadId;
        return new AgentQuestion(question == null ? "" : question, thread, database, principal.id(), List.of());
    }
}
