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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.UnknownThread;

@RestController
@Tag(name = "Questions")
class AgentController {

    /** Names the conversation that a question began. */
    static final String THREAD = "X-Thread-Id";

    private final AgentService agent;
    private final LiveRuns runs;
    private final Conversations conversations;
    private final Replies replies;

    AgentController(AgentService agent, LiveRuns runs, Conversations conversations, Replies replies) {
        this.agent = agent;
        this.runs = runs;
        this.conversations = conversations;
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
        return replies.reply(accept, response, () -> begin(request, principal, response));
    }

    @Operation(summary = "Ask a question and see how it is worked on", description = "Server-sent events `step`, `sql`, `rows`, `token`, `answer` and `error`, each one JSON line.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @PostMapping(path = "/v1/agent/stream", consumes = MediaType.APPLICATION_JSON_VALUE)
    void stream(@RequestBody AgentRequest request, Principal principal,
            HttpServletResponse response) {
        begin(request, principal, response).follow(0, new EventStream(response));
    }

    /** Who named no conversation is told at once which one begins, to come back to it. */
    private LiveRun begin(AgentRequest request, Principal principal, HttpServletResponse response) {
        var question = request.asked(principal);
        if (request.threadId() == null) {
            response.setHeader(THREAD, question.threadId());
        }
        return runs.ask(question);
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
        return replies.reply(accept, response, () -> runs.resume(principal.id(), id));
    }

    @Operation(summary = "Follow the question of a thread that is being worked on", description = "Server-sent events as of the question itself: with the id of an event in Last-Event-ID those after it, also"
            + " a short while after the last one; without it all. A question whose stream is lost is worked on for 10 seconds more, so that one can come back.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "There is no event after that one, and none will come.")
    @GetMapping("/v1/threads/{id}/run")
    @Nullable
    ResponseEntity<?> follow(@PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last, Principal principal,
            HttpServletResponse response) {
        var place = last == null || last.isBlank()
                ? runs.running(principal.id(), id)
                : runs.after(principal.id(), id, last.strip());
        if (place.isEmpty()) {
            return nothingRuns(principal, id);
        }
        if (!place.get().goesOn()) {
            return ResponseEntity.noContent().build();
        }
        place.get().follow(new EventStream(response));
        return null;
    }

    private ResponseEntity<?> nothingRuns(Principal principal, String id) {
        if (!conversations.has(principal.id(), id)) {
            throw new UnknownThread(id);
        }
        return Problem.of(HttpStatus.NOT_FOUND, "nothing_runs",
                "This server does not work on that question, or not any more. Read the conversation (GET /v1/threads/{id}):"
                        + " it has the answer, or says that another server is at work or that the question was interrupted.")
                .response();
    }

    @Operation(summary = "Stop the question of a thread that is being worked on", description = "The call of a language model and a running query are cancelled; the question can be resumed. Where nothing runs, nothing happens.")
    @ApiResponse(responseCode = "204")
    @DeleteMapping("/v1/threads/{id}/run")
    ResponseEntity<Void> stop(@PathVariable String id, Principal principal) {
        agent.stop(principal.id(), id);
        return ResponseEntity.noContent().build();
    }
}
