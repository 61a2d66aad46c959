package dev.sqlchat.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.answer.Answer;

@RestController
@Tag(name = "Questions")
class AgentController {

    private final AgentService agent;
    private final Replies replies;

    AgentController(AgentService agent, Replies replies) {
        this.agent = agent;
        this.replies = replies;
    }

    @Operation(summary = "Ask a question", description = "The answer as JSON, as one sentence or as a stream of events.")
    @ApiResponse(responseCode = "200", content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = Answer.class)),
            @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
            @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))})
    @PostMapping(path = "/v1/agent", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<?> ask(@RequestBody AgentRequest request,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Principal principal, HttpServletResponse response) {
        var question = request.asked(principal);
        return replies.reply(accept, response, () -> agent.processQuestion(question),
                events -> agent.streamQuestion(question, events));
    }

    @Operation(summary = "Ask a question and see how it is worked on", description = "Server-sent events `step`, `sql`, `rows`, `token`, `answer` and `error`, each one JSON line.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @PostMapping(path = "/v1/agent/stream", consumes = MediaType.APPLICATION_JSON_VALUE)
    void stream(@RequestBody AgentRequest request, Principal principal,
            HttpServletResponse response) {
        replies.follow(response, events -> agent.streamQuestion(request.asked(principal), events));
    }

    @Operation(summary = "Go on with a question that was interrupted", description = "The last one of the thread: because the server stopped, or nobody listened any more. It goes on from the last step that was done; the answer is as of a question.")
    @ApiResponse(responseCode = "200", content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = Answer.class)),
            @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
            @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))})
    @PostMapping("/v1/threads/{id}/resume")
    @Nullable
    ResponseEntity<?> resume(@PathVariable String id,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Principal principal, HttpServletResponse response) {
        return replies.reply(accept, response, () -> agent.processResumed(principal.id(), id),
                events -> agent.streamResumed(principal.id(), id, events));
    }

    @Operation(summary = "Stop the question of a thread that is being worked on", description = "The call of a language model and a running query are cancelled; the question can be resumed. Where nothing runs, nothing happens.")
    @ApiResponse(responseCode = "204")
    @DeleteMapping("/v1/threads/{id}/run")
    ResponseEntity<Void> stop(@PathVariable String id, Principal principal) {
        agent.stop(principal.id(), id);
        return ResponseEntity.noContent().build();
    }
}
