package dev.sqlchat.api;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param code stable, for programs
 * @param detail for people: what is wrong and what to do
 * @param more further members of the JSON object, in snake case
 */
record Problem(HttpStatus status, String code, String detail, Map<String, Object> more, HttpHeaders headers) {

    static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), HttpHeaders.EMPTY);
    }

    Problem with(String name, Object value) {
        var members = new LinkedHashMap<>(more);
        members.put(name, value);
        return new Problem(status, code, detail, members, headers);
    }

    Problem withHeaders(HttpHeaders responseHeaders) {
        return new Problem(status, code, detail, more, responseHeaders);
    }

    /** The JSON object; {@code type} is the default of the RFC, so that {@code title} is the status's own phrase. */
    Map<String, Object> body() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "about:blank");
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", detail);
        members.put("code", code);
        members.putAll(more);
        return members;
    }

    ResponseEntity<Object> response() {
        return ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body());
    }
}
