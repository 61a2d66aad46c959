package dev.sqlchat.api;

import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.access.Scope;
import dev.sqlchat.api.GivenAnswers.Given;
import dev.sqlchat.database.Databases;
import dev.sqlchat.knowledge.Draft;
import dev.sqlchat.knowledge.Kept;
import dev.sqlchat.knowledge.VerifiedQueries;
import dev.sqlchat.knowledge.VerifiedQuery;
import dev.sqlchat.knowledge.VerifiedQuery.State;

@RestController
@Tag(name = "Verified queries")
class VerifiedQueryController {

    private final VerifiedQueries queries;
    private final GivenAnswers answers;
    private final Databases databases;
    private final People people;
    private final Problems problems;

    VerifiedQueryController(VerifiedQueries queries, GivenAnswers answers, Databases databases, People people,
            Problems problems) {
        this.queries = queries;
        this.answers = answers;
        this.databases = databases;
        this.people = people;
        this.problems = problems;
    }

    record VerifiedQueryList(List<VerifiedQueryView> verifiedQueries) {}

    @Operation(summary = "Say which SQL answers a question", description = "The SQL passes the guard and runs once. With the scope admin it answers whoever asks from then on, in place of what was"
            + " verified for the question before; with ask it waits until an admin accepts it. Name an answer to verify it as it is, or to say what is right instead.")
    @ApiResponse(responseCode = "201", content = @Content(mediaType = "application/json", schema = @Schema(implementation = VerifiedQueryView.class)))
    @PostMapping(path = "/v1/verified-queries", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> add(Principal user, @RequestBody VerifiedQueryRequest request) {
        Optional<Given> given = given(user, request);
        if (given.isEmpty() && (request.answerId() != null || request.threadId() != null)) {
            return Problem.of(HttpStatus.NOT_FOUND, "unknown_answer",
                    "You have no such answer. Name the id of one, or its thread_id and turn.").response();
        }
        var question = first(request.question(), given.map(Given::question));
        var sql = first(request.sql(), given.flatMap(known -> Optional.ofNullable(known.answer().sql())));
        var refused = refuse(question, sql, request.note());
        return refused.isPresent() ? refused.get() : add(user, request, given, question, sql);
    }

    private ResponseEntity<?> add(Principal user, VerifiedQueryRequest request, Optional<Given> given,
            String question, String sql) {
        var database = first(request.database(), given.map(Given::database));
        LocalDate asOf = given.flatMap(known -> Optional.ofNullable(known.answer().receipt().dataAsOf())).orElse(null);
        var draft = new Draft(question, sql, database.isBlank() ? databases.byDefault().name() : database, asOf,
                given.map(known -> known.answer().id()).orElse(null), request.note());
        return told(queries.add(draft, people.of(user), user.may(Scope.ADMIN) ? State.VERIFIED : State.PROPOSED), true);
    }

    private Optional<Given> given(Principal user, VerifiedQueryRequest request) {
        if (request.answerId() != null) {
            return answers.byId(user.id(), request.answerId());
        }
        return request.threadId() == null || request.turn() == null
                ? Optional.empty()
                : answers.byTurn(user.id(), request.threadId(), request.turn());
    }

    private static String first(@Nullable String said, Optional<String> known) {
        return said == null ? known.orElse("") : said;
    }

    @Operation(summary = "Verified queries, by database and question", description = "All that are verified, and of those proposed your own; with the scope admin everybody's.")
    @GetMapping("/v1/verified-queries")
    ResponseEntity<?> list(Principal user, @RequestParam(required = false) @Nullable String database,
            @RequestParam(required = false) @Nullable String state) {
        var wanted = State.of(state);
        return state != null && wanted.isEmpty()
                ? invalidState()
                : ResponseEntity.ok(new VerifiedQueryList(queries.list(database, wanted.orElse(null)).stream()
                        .filter(query -> maySee(user, query)).map(VerifiedQueryView::of).toList()));
    }

    @Operation(summary = "One verified query")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = VerifiedQueryView.class)))
    @GetMapping("/v1/verified-queries/{id}")
    ResponseEntity<?> show(Principal user, @PathVariable String id) {
        return found(user, id).<ResponseEntity<?>>map(query -> ResponseEntity.ok(VerifiedQueryView.of(query)))
                .orElseGet(VerifiedQueryController::unknown);
    }

    @Operation(summary = "Change a verified query, or accept a proposed one", description = "`state` verified accepts, proposed takes it back from answering; both need the scope admin. Without it only"
            + " your own proposals can be changed.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = VerifiedQueryView.class)))
    @PatchMapping(path = "/v1/verified-queries/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> edit(Principal user, @PathVariable String id, @RequestBody VerifiedQueryRequest.Change change) {
        var query = found(user, id);
        if (query.isEmpty()) {
            return unknown();
        }
        var state = State.of(change.state());
        if (change.state() != null && state.isEmpty()) {
            return invalidState();
        }
        if (!mayChange(user, query.get()) || state.isPresent() && !user.may(Scope.ADMIN)) {
            return adminOnly();
        }
        var refused = refuse(change.question() == null ? query.get().question() : change.question(),
                change.sql() == null ? query.get().sql() : change.sql(), change.note());
        return refused.isPresent()
                ? refused.get()
                : told(queries.edit(id, new VerifiedQueries.Change(change.question(), change.sql(), change.note(),
                        state.orElse(null)), people.of(user)), false);
    }

    @Operation(summary = "Delete a verified query", description = "Needs the scope admin, unless it is your own proposal.")
    @DeleteMapping("/v1/verified-queries/{id}")
    ResponseEntity<?> delete(Principal user, @PathVariable String id) {
        var query = found(user, id);
        if (query.isEmpty()) {
            return unknown();
        }
        if (!mayChange(user, query.get())) {
            return adminOnly();
        }
        queries.delete(id);
        return ResponseEntity.noContent().build();
    }

    private Optional<VerifiedQuery> found(Principal user, String id) {
        return queries.find(id).filter(query -> maySee(user, query));
    }

    private static boolean maySee(Principal user, VerifiedQuery query) {
        return query.state() == State.VERIFIED || mayChange(user, query);
    }

    private static boolean mayChange(Principal user, VerifiedQuery query) {
        return user.may(Scope.ADMIN) || query.state() == State.PROPOSED && query.created().by() != null
                && query.created().by().id().equals(user.id());
    }

    private Optional<ResponseEntity<?>> refuse(String question, String sql, @Nullable String note) {
        if (question.isBlank()) {
            return Optional.of(unprocessable("blank_question", "Say which question the SQL answers."));
        }
        if (length(question) > Draft.LONGEST_QUESTION) {
            return Optional.of(unprocessable("question_too_long",
                    "The question may have at most %d characters.".formatted(Draft.LONGEST_QUESTION)));
        }
        if (sql.isBlank()) {
            return Optional.of(unprocessable("blank_sql", "Say which SQL answers the question."));
        }
        return note != null && length(note) > Draft.LONGEST_NOTE
                ? Optional.of(unprocessable("note_too_long",
                        "The note may have at most %d characters.".formatted(Draft.LONGEST_NOTE)))
                : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private ResponseEntity<?> told(Kept kept, boolean added) {
        return switch (kept) {
            case Kept.Done done -> ResponseEntity.status(added && !done.replaced() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(VerifiedQueryView.of(done.query()));
            case Kept.NotRun notRun -> QueryProblems.of(notRun.problem()).response();
            case Kept.NoDatabase none -> problems.unknownDatabase(none.name()).response();
            case Kept.PointsBack ignored -> unprocessable("question_points_back",
                    "The question points at an earlier one. Write it so that it can be read alone.");
            case Kept.Unknown ignored -> unknown();
        };
    }

    private static ResponseEntity<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown_verified_query", "There is no verified query of this id.")
                .response();
    }

    private static ResponseEntity<?> invalidState() {
        return unprocessable("invalid_state", "The state is proposed or verified.");
    }

    private static ResponseEntity<?> adminOnly() {
        return Problem.of(HttpStatus.FORBIDDEN, "scope_too_small",
                "Only your own proposals can be changed; the rest needs a key with the scope admin.").response();
    }

    private static ResponseEntity<?> unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail).response();
    }
}
