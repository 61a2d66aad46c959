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

import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

@RestController
@Tag(name = "Queries")
class SqlController {

    private final Databases databases;
    private final Problems problems;

    SqlController(Databases databases, Problems problems) {
        this.databases = databases;
        this.problems = problems;
    }

    @Operation(summary = "Run a query of one's own", description = "It passes the same guard as the agent's queries.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = SqlResult.class)))
    @PostMapping(path = "/v1/sql", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> run(@RequestBody SqlRequest request) {
        String sql = request.sql();
        if (sql == null || sql.isBlank()) {
            return unprocessable("blank_sql", "The query is blank. Write a SELECT statement.").response();
        }
        return database(request.database()).<ResponseEntity<?>>map(database -> run(sql, database))
                .orElseGet(() -> problems.unknownDatabase(String.valueOf(request.database())).response());
    }

    private Optional<Database> database(@Nullable String name) {
        return name == null ? Optional.of(databases.byDefault()) : databases.named(name);
    }

    private static ResponseEntity<?> run(String sql, Database database) {
        return switch (new Guard(database.catalog(), Policy.EVERYTHING).check(sql)) {
            case Verdict.Accepted accepted -> run(accepted.query(), database);
            case Verdict.Refused refused -> unprocessable("refused_sql", refused.reason())
                    .with("rule", refused.rule()).with("nearest", refused.nearest()).response();
        };
    }

    private static ResponseEntity<?> run(CheckedQuery query, Database database) {
        return switch (database.execute(query, database.limits())) {
            case QueryOutcome.Completed completed -> ResponseEntity
                    .ok(SqlResult.of(database.name(), query.sql(), completed.result()));
            case QueryOutcome.Failed failed -> unprocessable("query_failed", "The database says: " + failed.message())
                    .response();
            case QueryOutcome.TimedOut timedOut -> Problem.of(HttpStatus.GATEWAY_TIMEOUT, "query_timed_out",
                    "The query was stopped after %d seconds. Read fewer rows: filter or aggregate."
                            .formatted(timedOut.limit().toSeconds()))
                    .response();
            case QueryOutcome.Cancelled ignored -> Problem
                    .of(HttpStatus.SERVICE_UNAVAILABLE, "query_cancelled", "The query was cancelled.").response();
        };
    }

    private static Problem unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
