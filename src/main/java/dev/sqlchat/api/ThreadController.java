package dev.sqlchat.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.analytics.AnalyticsService;
import dev.sqlchat.analytics.FeedbackService;
import dev.sqlchat.conversation.Threads;
import dev.sqlchat.conversation.Threads.Whole;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.knowledge.VerifiedQueries;

@RestController
@Tag(name = "Threads")
class ThreadController {

    private final Threads threads;
    private final AnalyticsService analytics;
    private final VerifiedQueries verified;
    private final FeedbackService feedback;

    ThreadController(Threads threads, AnalyticsService analytics, VerifiedQueries verified,
            FeedbackService feedback) {
        this.threads = threads;
        this.analytics = analytics;
        this.verified = verified;
        this.feedback = feedback;
    }

    record ThreadList(List<Threads.Summary> threads) {}

    record Rename(@Nullable String title) {}

    record Erased(int threads) {}

    @Operation(summary = "Your threads, those used last first", description = "`q` looks for words in titles and questions; `before` goes on after a page: the `updated_at` of its last thread.")
    @GetMapping("/v1/threads")
    ThreadList list(Principal user, @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Instant before, @RequestParam(defaultValue = "50") int limit) {
        return new ThreadList(threads.list(user.id(), q, before, Math.clamp(limit, 1, Threads.MOST)));
    }

    @Operation(summary = "A thread with its questions and answers")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = ThreadView.class)))
    @GetMapping("/v1/threads/{id}")
    ThreadView show(Principal user, @PathVariable String id) {
        return view(user, id);
    }

    @Operation(summary = "A thread as a file", description = "`format` is `json` or `markdown`.")
    @GetMapping("/v1/threads/{id}/export")
    ResponseEntity<?> export(Principal user, @PathVariable String id,
            @RequestParam(defaultValue = "json") String format) {
        return switch (format) {
            case "json" -> file(id + ".json", MediaType.APPLICATION_JSON).body(view(user, id));
            case "markdown" -> file(id + ".md", new MediaType("text", "markdown", StandardCharsets.UTF_8))
                    .body(ThreadMarkdown.of(found(user, id)));
            default -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unknown_format", "The format is json or markdown.")
                    .response();
        };
    }

    @Operation(summary = "Give a thread another title")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = Threads.Summary.class)))
    @PatchMapping(path = "/v1/threads/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> rename(Principal user, @PathVariable String id, @RequestBody Rename request) {
        var title = request.title() == null ? "" : request.title().strip();
        if (title.isEmpty() || title.length() > Threads.LONGEST_TITLE) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_title",
                    "The title has 1 to %d characters.".formatted(Threads.LONGEST_TITLE)).response();
        }
        require(threads.rename(user.id(), id, title), id);
        return ResponseEntity.ok(found(user, id).summary());
    }

    @Operation(summary = "Delete a thread with all that was said in it", description = "Also what analytics recorded of it, and its feedback.")
    @DeleteMapping("/v1/threads/{id}")
    ResponseEntity<Void> delete(Principal user, @PathVariable String id) {
        require(threads.delete(user.id(), id), id);
        analytics.erase(user.id(), id);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Delete all your threads", description = "Also what analytics recorded of you, your feedback and what you proposed. What you verified stays, without your name.")
    @DeleteMapping("/v1/threads")
    Erased erase(Principal user) {
        analytics.erase(user.id());
        verified.erase(user.id());
        return new Erased(threads.erase(user.id()));
    }

    private ThreadView view(Principal user, String id) {
        return ThreadView.of(found(user, id), feedback.given(user.id(), id));
    }

    private Whole found(Principal user, String id) {
        return threads.find(user.id(), id).orElseThrow(() -> new UnknownThread(id));
    }

    private static void require(boolean found, String id) {
        if (!found) {
            throw new UnknownThread(id);
        }
    }

    private static ResponseEntity.BodyBuilder file(String name, MediaType type) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    }
}
