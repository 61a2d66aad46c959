package dev.sqlchat.model.llm.provider;

import java.util.List;
import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.llm.ProviderSettings.Credential;

/**
 * What a provider says is wrong.
 *
 * @param text one line, without the key; may be empty
 */
record Complaint(String text) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 300;
    private static final List<String> LENGTH = List.of("context_length", "context length", "context size",
            "context window", "prompt is too long", "maximum number of tokens", "too many tokens", "token count");
    private static final List<String> KEY = List.of("api key not valid", "api_key_invalid", "invalid api key");

    static Complaint of(String body, Credential credential) {
        String line = words(body).replaceAll("\\s+", " ").strip();
        String safe = credential instanceof Credential.Key(var secret) ? line.replace(secret, "***") : line;
        return new Complaint(safe.length() > MOST ? safe.substring(0, MOST) + "..." : safe);
    }

    private static String words(String body) {
        try {
            var json = JSON.readTree(body);
            var outer = json.isArray() ? json.path(0) : json;
            var error = outer.path("error");
            return error.isString() ? error.stringValue() : message(error.isObject() ? error : outer);
        } catch (JacksonException notJson) {
            return body.stripLeading().startsWith("<") ? "" : body;
        }
    }

    private static String message(JsonNode error) {
        return error.path("message").asString("") + code(error.path("code"));
    }

    private static String code(JsonNode code) {
        return code.isString() ? " (" + code.stringValue() + ")" : "";
    }

    boolean ofLength() {
        return says(LENGTH);
    }

    boolean ofKey() {
        return says(KEY);
    }

    private boolean says(List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    /** To end a message with. */
    String quoted() {
        return text.isEmpty() ? "" : " It says: " + text;
    }
}
