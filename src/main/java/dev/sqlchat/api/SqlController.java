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
import dev.sqlchat.agent.OwnQueries;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;

@RestController
@Tag(name = "Queries")
class SqlController {

    private final Databases databases;
    private final OwnQueries queries;
    private final Problems problems;

    SqlController(Databases databases, OwnQueries queries, Problems problems) {
        this.databases = databases;
        this.queries = queries;
        this.problems = problems;
    }

    @Operation(summary = "Run a query of one's own", description = "It passes the same guard as the agent's queries. The receipt says what was checked: whether rows were cut or"
            + " none was found, whether a join counts rows several times or drops some, whether values are missing, and whether units are mixed.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SqlResult.class)))
    @PostMapping(path = "/v1/sql", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> run(@RequestBody SqlRequest request, Principal principal) {
        String sql = request.sql();
        if (sql == null || sql.isBlank()) {
            return unprocessable("blank_sql", "The query is blank. Write a SELECT statement.").response();
        }
        return database(request.database()).<ResponseEntity<?>>map(database -> run(sql, database, principal))
                .orElseGet(() -> problems.unknownDatabase(String.valueOf(request.database())).response());
    }

    private Optional<Database> database(@Nullable String name) {
        return name == null ? Optional.of(databases.byDefault()) : databases.named(name);
    }

    private ResponseEntity<?> run(String sql, Database database, Principal principal) {
        return switch (queries.run(sql, database, principal.id())) {
            case OwnQueries.Outcome.Ran ran -> ResponseEntity.ok(SqlResult.of(database.name(), ran));
            case OwnQueries.Outcome.Refused(var verdict) -> unprocessable("refused_sql", verdict.reason())
                    .with("rule", verdict.rule()).with("nearest", verdict.nearest()).response();
            case OwnQueries.Outcome.Failed(var message) ->
                unprocessable("query_failed", "The database says: " + message).response();
            case OwnQueries.Outcome.TimedOut(var limit) -> Problem.of(HttpStatus.GATEWAY_TIMEOUT, "query_timed_out",
                    "The query was stopped after %d seconds. Read fewer rows: filter or aggregate."
                            .formatted(limit.toSeconds()))
                    .response();
            case OwnQueries.Outcome.Cancelled() -> Problem
                    .of(HttpStatus.SERVICE_UNAVAILABLE, "query_cancelled", "The query was cancelled.").response();
        };
    }

    private static Problem unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
