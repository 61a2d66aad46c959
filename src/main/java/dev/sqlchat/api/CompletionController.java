package dev.sqlchat.api;

import java.util.List;
import java.util.OptionalInt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.completion.Completions;
import dev.sqlchat.completion.Suggestion;
import dev.sqlchat.database.Databases;
import dev.sqlchat.sql.Policy;

@RestController
@Tag(name = "Databases")
class CompletionController {

    private static final int MOST = 20;

    private final Databases databases;
    private final Completions completions;
    private final Problems problems;

    CompletionController(Databases databases, Completions completions, Problems problems) {
        this.databases = databases;
        this.completions = completions;
        this.problems = problems;
    }

    @Operation(summary = "How a question may go on", description = "Tables, columns and stored values that the last words of the text may become; without a text the tables to ask of.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SuggestionList.class)))
    @GetMapping("/v1/databases/{name}/complete")
    ResponseEntity<?> complete(@PathVariable String name,
            @Parameter(description = "What stands before the cursor.") @RequestParam(name = "q", defaultValue = "") String typed,
            @Parameter(description = "At most so many.", schema = @Schema(type = "integer", minimum = "1", maximum = "20", defaultValue = "8")) @RequestParam(defaultValue = "8") String limit) {
        var most = limit(limit);
        if (most.isEmpty()) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_limit",
                    "limit is a whole number from 1 to " + MOST + ".").response();
        }
        return databases.named(name)
                .<ResponseEntity<?>>map(database -> ResponseEntity.ok(new SuggestionList(
                        completions.complete(database.catalog(), Policy.EVERYTHING, typed, most.getAsInt()))))
                .orElseGet(() -> problems.unknownDatabase(name).response());
    }

    private static OptionalInt limit(String text) {
        return text.matches("[1-9]\\d?") && Integer.parseInt(text) <= MOST
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    record SuggestionList(List<Suggestion> suggestions) {}
}
