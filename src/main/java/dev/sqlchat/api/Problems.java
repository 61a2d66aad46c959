package dev.sqlchat.api;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

import dev.sqlchat.agent.InvalidQuestion;
import dev.sqlchat.agent.QuestionFailed;
import dev.sqlchat.conversation.NothingToResume;
import dev.sqlchat.conversation.UnknownThread;
import dev.sqlchat.database.CatalogUnreadable;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.sql.SqlFilterFailed;

/** The one place that turns a failure into a problem. */
@Component
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Databases databases;

    Problems(Databases databases) {
        this.databases = databases;
    }

    Problem of(Throwable failure) {
        return switch (failure) {
            case InvalidQuestion question -> invalid(question);
            case UnknownThread unknown -> Problem.of(HttpStatus.NOT_FOUND, UnknownThread.CODE,
                    String.valueOf(unknown.getMessage()));
            case NothingToResume nothing -> Problem.of(HttpStatus.CONFLICT, NothingToResume.CODE,
                    String.valueOf(nothing.getMessage()));
            case QuestionFailed failed -> ofFault(failed.code(), String.valueOf(failed.getMessage()),
                    failed.retryAfter());
            case SqlFilterFailed filter -> failed(filter);
            case CatalogUnreadable unreadable -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "database_unavailable",
                    "The database could not be read, and what was known of it stays in use: "
                            + unreadable.getMessage());
            case HttpMessageNotReadableException body -> malformed(body.getCause());
            case HttpMediaTypeNotSupportedException type -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type", "Send the body as application/json.").withHeaders(type.getHeaders());
            case HttpMediaTypeNotAcceptableException ignored -> notAcceptable();
            case HttpRequestMethodNotSupportedException method -> Problem
                    .of(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed",
                            "Use " + String.join(" or ", supported(method)) + " here.")
                    .withHeaders(method.getHeaders());
            case NoResourceFoundException ignored -> ofStatus(HttpStatus.NOT_FOUND);
            case ErrorResponse error -> ofStatus(HttpStatus.valueOf(error.getStatusCode().value()));
            default -> internal(failure);
        };
    }

    private static Problem failed(SqlFilterFailed filter) {
        log.error("{}", filter.details(), filter.getCause());
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, SqlFilterFailed.CODE, String.valueOf(filter.getMessage()));
    }

    /**
     * For a question whose work ended without an answer.
     *
     * @param retryAfter when asking again is worth while; null where nobody knows
     */
    static Problem ofFault(String code, String detail, @Nullable Duration retryAfter) {
        var problem = Problem.of(statusOf(code), code, detail);
        if (retryAfter == null) {
            return problem;
        }
        var seconds = retryAfter.plusSeconds(1).toSeconds();
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem.with("retry_after", seconds).withHeaders(headers);
    }

    private static HttpStatus statusOf(String code) {
        return switch (code) {
            case "model_budget_exceeded" -> HttpStatus.TOO_MANY_REQUESTS;
            case "language_model_failed" -> HttpStatus.BAD_GATEWAY;
            case "cancelled" -> HttpStatus.CONFLICT;
            case UnknownThread.CODE -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    Problem unknownDatabase(String name) {
        return invalid("unknown_database", "There is no database \"" + name + "\"; known are: "
                + String.join(", ", known()) + ".");
    }

    Problem notAcceptable() {
        return Problem.of(HttpStatus.NOT_ACCEPTABLE, "not_acceptable",
                "Accept application/json, text/plain or text/event-stream.");
    }

    /** For failures of which only the status is known. */
    static Problem ofStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "not_found", "There is nothing at this address; see /docs.");
            case CONTENT_TOO_LARGE -> Problem.of(status, "payload_too_large",
                    "The body may have at most 64 KB, a file of verified queries 4 MB.");
            case INTERNAL_SERVER_ERROR -> Problem.of(status, "internal_error",
                    "Something failed on the server; its log says what.");
            default -> Problem.of(status, status.is5xxServerError() ? "internal_error" : "bad_request",
                    "The request could not be served: " + status.getReasonPhrase() + ".");
        };
    }

    private Problem invalid(InvalidQuestion question) {
        var detail = String.valueOf(question.getMessage());
        var problem = question.code().equals("nothing_to_edit")
                ? Problem.of(HttpStatus.CONFLICT, "nothing_to_edit", detail)
                : invalid(question.code(), detail);
        return question.allowed().isEmpty() ? problem : problem.with("allowed", question.allowed());
    }

    private Problem invalid(String code, String detail) {
        return code.equals("unknown_database")
                ? Problem.of(HttpStatus.NOT_FOUND, code, detail).with("databases", known())
                : Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    private List<String> known() {
        return databases.all().stream().map(Database::name).toList();
    }

    private static Problem malformed(@Nullable Throwable cause) {
        if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            String field = wrong.getPath().getFirst().getPropertyName();
            return malformed("The field \"" + field + "\" has a value of the wrong type.").with("field", field);
        }
        return malformed(cause instanceof JacksonException wrong && wrong.getLocation() != null
                ? "The body is no JSON object: it goes wrong in line %d, column %d.".formatted(
                        wrong.getLocation().getLineNr(), wrong.getLocation().getColumnNr())
                : "The body is missing: send a JSON object.");
    }

    private static Problem malformed(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed_json", detail);
    }

    private static List<String> supported(HttpRequestMethodNotSupportedException method) {
        String[] methods = method.getSupportedMethods();
        return methods == null ? List.of() : List.of(methods);
    }

    private static Problem internal(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Request failed, reference {}", reference, failure);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error",
                "Something failed on the server; its log has the reason under " + reference + ".")
                .with("reference", reference);
    }
}
