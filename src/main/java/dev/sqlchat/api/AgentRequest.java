package dev.sqlchat.api;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.AgentQuestion;

/** The body of a question. */
record AgentRequest(
        @Schema(description = "The question in plain words, at most 4,000 characters; not beside edits.", example = "How many resources are running?") @Nullable String question,
        @Schema(description = "The conversation to go on with; without it a new one starts.") @Nullable String threadId,
        @Schema(description = "The database to ask; without it the conversation's, else the first one.") @Nullable String database,
        @Schema(description = "Changes of the conversation's last answered question, instead of a question: each of one part of its receipt.") @Nullable List<Edit> edits) {

    record Edit(
            @Schema(description = "`remove`, `replace` or `add`", example = "remove") @Nullable String op,
            @Schema(description = "The part, or the addition, as the receipt calls it.", example = "filter:1") @Nullable String field,
            @Schema(description = "What is put in its place, or added.") @Nullable String value) {}

    AgentQuestion asked(Principal principal) {
        var thread = threadId == null ? UUID.randomUUID().toString() : threadId;
        return new AgentQuestion(question == null ? "" : question, thread, database, principal.id(), List.of(),
                edits == null ? List.of() : edits.stream().map(AgentRequest::edit).toList());
    }

    private static AgentQuestion.Edit edit(@Nullable Edit edit) {
        return edit == null
                ? new AgentQuestion.Edit(null, null, null)
                : new AgentQuestion.Edit(edit.op(), edit.field(), edit.value());
    }
}
