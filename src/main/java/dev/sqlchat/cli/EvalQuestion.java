package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question of an evaluation. What it says of the right answer is not read.
 *
 * @param evidence a hint that comes with the question
 * @param turn its place in the conversation
 */
record EvalQuestion(String id, String suite, String dbId, String question, @Nullable String evidence,
        @Nullable String conversationId, int turn, boolean core) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws IllegalArgumentException saying which line is no question */
    static List<EvalQuestion> read(Path file) throws IOException {
        var questions = new ArrayList<EvalQuestion>();
        List<String> lines = Files.readAllLines(file);
        for (int number = 1; number <= lines.size(); number++) {
            if (!lines.get(number - 1).isBlank()) {
                questions.add(parse(lines.get(number - 1), number));
            }
        }
        return questions;
    }

    private static EvalQuestion parse(String line, int number) {
        try {
            JsonNode json = JSON.readTree(line);
            return new EvalQuestion(required(json, "id", number), json.path("suite").asString(""),
                    required(json, "db_id", number), required(json, "question", number), optional(json, "evidence"),
                    optional(json, "conversation_id"), json.path("turn").asInt(0), json.path("core").asBoolean(false));
        } catch (JacksonException ignored) {
            throw new IllegalArgumentException("line " + number + " is no JSON object.");
        }
    }

    private static String required(JsonNode json, String field, int number) {
        if (!json.path(field).isString()) {
            throw new IllegalArgumentException("line " + number + " has no \"" + field + "\".");
        }
        return json.path(field).asString();
    }

    private static @Nullable String optional(JsonNode json, String field) {
        return json.path(field).isString() ? json.path(field).asString() : null;
    }
}
