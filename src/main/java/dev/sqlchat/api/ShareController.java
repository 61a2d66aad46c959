package dev.sqlchat.api;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import dev.sqlchat.access.Principal;
import dev.sqlchat.sharing.Share;
import dev.sqlchat.sharing.Shares;
import dev.sqlchat.sharing.Shares.Outcome;
import dev.sqlchat.sharing.Sharing;
import dev.sqlchat.sharing.Snapshot;

@RestController
@Tag(name = "Sharing")
class ShareController {

    private final Sharing sharing;
    private final Shares shares;

    ShareController(Sharing sharing) {
        this.sharing = sharing;
        this.shares = sharing.shares();
    }

    record ShareList(List<Share> shares) {}

    @Operation(summary = "Share an answer or a conversation", description = "Makes a copy that everybody can read who has its id, without a key. It shows neither who asked nor other"
            + " conversations, and does not change any more; it goes with its conversation.")
    @ApiResponse(responseCode = "201", content = @Content(mediaType = "application/json", schema = @Schema(implementation = Share.class)))
    @PostMapping(path = "/v1/shares", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> share(Principal user, @RequestBody ShareRequest request) {
        return whereOn(() -> checked(user, request));
    }

    private ResponseEntity<?> checked(Principal user, ShareRequest request) {
        if (request.threadId() == null || request.threadId().isBlank()) {
            return unprocessable("invalid_thread", "Name the conversation in thread_id, as its answers have it.");
        }
        if (request.turn() != null && request.turn() < 1) {
            return unprocessable("invalid_turn",
                    "The turn is a whole number from 1; without it the whole conversation is shared.");
        }
        return told(shares.share(user.id(), request.threadId(), request.turn()));
    }

    private static ResponseEntity<?> told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shared(var share) -> ResponseEntity.created(address(share)).body(share);
            case Outcome.NoAnswer() -> Problem.of(HttpStatus.NOT_FOUND, "unknown_turn",
                    "The conversation has no such answer; only what was answered can be shared.").response();
            case Outcome.TooMany() -> Problem.of(HttpStatus.CONFLICT, "too_many_shares",
                    "You share %d answers already. Revoke some that nobody reads any more.".formatted(Shares.MOST))
                    .response();
        };
    }

    /** As it is known outside. */
    private static URI address(Share share) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path("/v1/shared/{id}").build(share.id());
    }

    @Operation(summary = "What you share, the latest first", description = "With what you revoked.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = ShareList.class)))
    @GetMapping("/v1/shares")
    ResponseEntity<?> list(Principal user) {
        return whereOn(() -> ResponseEntity.ok(new ShareList(shares.list(user.id()))));
    }

    @Operation(summary = "Stop sharing", description = "From now on nobody can read the copy, and it is deleted.")
    @ApiResponse(responseCode = "204")
    @DeleteMapping("/v1/shares/{id}")
    ResponseEntity<?> revoke(Principal user, @PathVariable String id) {
        return whereOn(() -> shares.revoke(user.id(), id) ? ResponseEntity.noContent().build() : unknown());
    }

    @Operation(summary = "Read what somebody shared", description = "Needs no key: whoever has the id may read it.")
    @SecurityRequirements
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = Snapshot.class)))
    @GetMapping("/v1/shared/{id}")
    ResponseEntity<?> read(@PathVariable String id) {
        return whereOn(() -> shares.read(id).<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(ShareController::unknown));
    }

    private ResponseEntity<?> whereOn(Supplier<ResponseEntity<?>> reply) {
        return sharing.on()
                ? reply.get()
                : Problem.of(HttpStatus.FORBIDDEN, "sharing_off",
                        "Nothing is shared on this server: SHARING or MEMORY says so. Export the conversation instead.")
                        .response();
    }

    /** The same whether it never was or was revoked. */
    private static ResponseEntity<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown_share",
                "Nothing is shared under this address; perhaps it was revoked. Ask whoever gave it to you.").response();
    }

    private static ResponseEntity<?> unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail).response();
    }
}
