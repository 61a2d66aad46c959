package dev.sqlchat.api;

import java.nio.charset.StandardCharsets;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.answer.Answer;

@RestController
@Tag(name = "Questions")
class AgentController {

    private final AgentService agent;
    private final Problems problems;

    AgentController(AgentService agent, Problems problems) {
        this.agent = agent;
        this.problems = problems;
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
        var reply = Reply.accepted(accept);
        if (reply.isEmpty()) {
            return problems.notAcceptable().response();
        }
        return switch (reply.get()) {
            case JSON -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                    .body(agent.processQuestion(request.asked(principal)));
            case TEXT -> ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(agent.processQuestion(request.asked(principal)).answer());
            case EVENTS -> {
                follow(request.asked(principal), response);
                yield null;
            }
        };
    }

    @Operation(summary = "Ask a question and see how it is worked on", description = "Server-sent events `step`, `sql`, `rows`, `token`, `answer` and `error`, each one JSON line.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @PostMapping(path = "/v1/agent/stream", consumes = MediaType.APPLICATION_JSON_VALUE)
    void stream(@RequestBody AgentRequest request, Principal principal,
            HttpServletResponse response) {
        follow(request.asked(principal), response);
    }

    /** Each request has a virtual thread of its own, so that the run may stay on it. */
    private void follow(AgentQuestion question, HttpServletResponse response) {
        try (var stream = new EventStream(response)) {
            agent.streamQuestion(question, stream);
        }
    }
}
