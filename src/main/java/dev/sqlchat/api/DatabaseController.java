package dev.sqlchat.api;

import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.FirstQuestions;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;

@RestController
@Tag(name = "Databases")
class DatabaseController {

    private final Databases databases;
    private final FirstQuestions firstQuestions;
    private final Problems problems;

    DatabaseController(Databases databases, FirstQuestions firstQuestions, Problems problems) {
        this.databases = databases;
        this.firstQuestions = firstQuestions;
        this.problems = problems;
    }

    @Operation(summary = "The databases that can be asked, first the one that is asked by default")
    @GetMapping("/v1/databases")
    DatabaseList databases() {
        return new DatabaseList(databases.all().stream().map(DatabaseSummary::of).toList());
    }

    @Operation(summary = "What a database holds: tables, columns, keys and some values")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SchemaView.class)))
    @GetMapping("/v1/databases/{name}/schema")
    ResponseEntity<?> schema(@PathVariable String name) {
        Optional<Database> database = databases.named(name);
        return database.isEmpty()
                ? problems.unknownDatabase(name).response()
                : ResponseEntity.ok(SchemaView.of(database.get().catalog()));
    }

    @Operation(summary = "Read anew what a database holds", description = "Tables, keys and values; tells what has changed. Requests at the same time share one reading.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = RefreshView.class)))
    @PostMapping("/v1/databases/{name}/refresh")
    ResponseEntity<?> refresh(@PathVariable String name) {
        Optional<Database> database = databases.named(name);
        return database.isEmpty()
                ? problems.unknownDatabase(name).response()
                : ResponseEntity.ok(RefreshView.of(database.get().name(), database.get().refresh()));
    }

    @Operation(summary = "Questions to start with", description = "At most six, made from tables, columns and frequent values; each is one that is answered with confidence.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = QuestionList.class)))
    @GetMapping("/v1/databases/{name}/questions")
    ResponseEntity<?> questions(@PathVariable String name, Principal principal) {
        Optional<Database> database = databases.named(name);
        return database.isEmpty()
                ? problems.unknownDatabase(name).response()
                : ResponseEntity.ok(new QuestionList(database.get().name(),
                        firstQuestions.of(database.get(), principal.id())));
    }

    record QuestionList(String database, List<String> questions) {}

    record DatabaseList(List<DatabaseSummary> databases) {}
}
