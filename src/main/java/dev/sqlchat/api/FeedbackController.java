package dev.sqlchat.api;

import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.analytics.Feedback;
import dev.sqlchat.analytics.Feedback.Rating;
import dev.sqlchat.analytics.FeedbackService;

@RestController
@Tag(name = "Analytics")
class FeedbackController {

    private final FeedbackService feedback;

    FeedbackController(FeedbackService feedback) {
        this.feedback = feedback;
    }

    @Operation(summary = "Say what you think of an answer", description = "Thumbs up or down, with a reason. It replaces what you said of the same answer before.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = Feedback.class)))
    @PostMapping(path = "/v1/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> give(Principal user, @RequestBody FeedbackRequest request) {
        var rating = Rating.of(request.rating());
        if (request.threadId() == null || request.threadId().isBlank()) {
            return unprocessable("invalid_thread", "Name the conversation in thread_id, as its answers have it.");
        }
        if (request.turn() == null || request.turn() < 1) {
            return unprocessable("invalid_turn", "Name the answer's turn, a whole number from 1.");
        }
        if (rating.isEmpty()) {
            return unprocessable("invalid_rating", "The rating is up or down.");
        }
        return isTooLong(request.reason())
                ? unprocessable("reason_too_long", "The reason may have at most " + Feedback.LONGEST_REASON
                        + " characters.")
                : give(user, request.threadId(), request.turn(), rating.get(), request.reason());
    }

    private ResponseEntity<?> give(Principal user, String thread, int turn, Rating rating, @Nullable String reason) {
        Optional<Feedback> given = feedback.give(user.id(), thread, turn, rating, reason);
        return given.isPresent()
                ? ResponseEntity.ok(given.get())
                : Problem.of(HttpStatus.NOT_FOUND, "unknown_turn",
                        "The conversation has no answer " + turn + "; its answers have their number in turn.")
                        .response();
    }

    private static boolean isTooLong(@Nullable String reason) {
        return reason != null && reason.codePointCount(0, reason.length()) > Feedback.LONGEST_REASON;
    }

    private static ResponseEntity<?> unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail).response();
    }
}
