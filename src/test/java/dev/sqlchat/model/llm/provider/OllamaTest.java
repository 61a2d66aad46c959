package dev.sqlchat.model.llm.provider;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** By Ollama's reference of its API. */
class OllamaTest extends ProviderContract {

    private static final String CALL = """
            {"role": "assistant", "content": "", "tool_calls":\
             [{"function": {"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}}]}""";

    @Override
    Map<String, String> settings() {
        return Map.of("LLM_PROVIDER", "ollama", "LLM_MODEL", "qwen2.5-coder:7b", "LLM_BASE_URL", server.address(),
                "LLM_API_KEY", SECRET, "LLM_CONTEXT_TOKENS", "16384");
    }

    @Override
    String streamType() {
        return "application/x-ndjson";
    }

    @Override
    ProviderServer.Reply text() {
        return ProviderServer.json(last(said("42 rows."), "stop"));
    }

    @Override
    ProviderServer.Reply cutText() {
        return ProviderServer.json(last(said("42"), "length"));
    }

    @Override
    ProviderServer.Reply call() {
        return ProviderServer.json(last(CALL, "stop"));
    }

    @Override
    ProviderServer.Reply textStream() {
        return ProviderServer.stream(streamType(), streamBegin() + piece(said(" rows")) + piece(said("."))
                + last(said(""), "stop"));
    }

    @Override
    ProviderServer.Reply callStream() {
        return ProviderServer.stream(streamType(), piece(CALL) + last(said(""), "stop"));
    }

    @Override
    String streamBegin() {
        return piece(said("42"));
    }

    private static String said(String text) {
        return "{\"role\": \"assistant\", \"content\": \"" + text + "\"}";
    }

    private static String piece(String message) {
        return """
                {"model": "qwen2.5-coder:7b", "created_at": "2026-01-22T11:22:42.180546Z", "message": %s, "done": false}
                """.formatted(message);
    }

    private static String last(String message, String reason) {
        return """
                {"model": "qwen2.5-coder:7b", "created_at": "2026-01-22T11:22:42.180546Z", "message": %s,\
                 "done_reason": "%s", "done": true, "total_duration": 181553584, "load_duration": 27906292,\
                 "prompt_eval_count": 12, "prompt_eval_duration": 109000000, "eval_count": 3, "eval_duration": 42000000}
                """.formatted(message, reason);
    }

    @Override
    String keptAlive() {
        return piece(said(""));
    }

    @Override
    String error(String message) {
        return "{\"error\":\"" + message + "\"}";
    }

    @Override
    String errorInStream(String message) {
        return error(message) + "\n";
    }

    @Override
    void assertAddressed(ProviderServer.Request request, boolean streaming) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/chat");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(request.body().path("stream").booleanValue()).isEqualTo(streaming);
    }

    @Override
    void assertPrompt(JsonNode body) {
        assertThat(body.path("model").stringValue()).isEqualTo("qwen2.5-coder:7b");
        assertThat(body.path("options").path("temperature").doubleValue()).isZero();
        assertThat(body.path("options").path("num_predict").intValue()).isEqualTo(100);
        assertThat(body.path("options").path("num_ctx").intValue()).isEqualTo(16_384);
        assertThat(body.path("messages").path(0).path("role").stringValue()).isEqualTo("system");
        assertThat(body.path("messages").path(0).path("content").stringValue()).isEqualTo("Answer shortly.");
        assertThat(body.path("messages").path(1).path("role").stringValue()).isEqualTo("user");
        assertThat(body.path("messages").path(1).path("content").stringValue()).isEqualTo("How many rows?");
        assertThat(body.path("tools").size()).isZero();
        assertThat(body.has("format")).isFalse();
    }

    @Override
    void assertTools(JsonNode body) {
        var function = body.path("tools").path(0).path("function");
        assertThat(function.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(function.path("description").stringValue()).isEqualTo("Runs a query.");
        assertThat(function.path("parameters").path("properties").path("query").path("type").stringValue())
                .isEqualTo("string");
        var call = body.path("messages").path(2).path("tool_calls").path(0).path("function");
        assertThat(call.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(call.path("arguments").path("query").stringValue()).isEqualTo("SELECT 0");
        assertThat(body.path("messages").path(3).path("role").stringValue()).isEqualTo("tool");
        assertThat(body.path("messages").path(3).path("content").stringValue()).isEqualTo("no such table");
    }

    @Override
    void assertSchema(JsonNode body) {
        assertThat(body.path("format").path("properties").path("step").path("enum").toString())
                .isEqualTo("[\"query\",\"answer\"]");
    }

    @Test
    void findsOutThatTheModelTakesNoTools() {
        server.replies(textStream(), ProviderServer.status(400, Map.of(), error("qwen does not support tools")),
                ProviderServer.stream(streamType(), last(said("{\\\"number\\\": {\\\"number\\\": 7}}"), "stop")));
        var capabilities = probedModel(Map.of()).capabilities();
        assertThat(capabilities.tools()).isFalse();
        assertThat(capabilities.schema()).isTrue();
    }

    @Test
    void needsNoKey() {
        server.replies(textStream());
        model(Map.of("LLM_API_KEY", "")).complete(prompt(), text -> {});
        assertThat(server.request().header("Authorization")).isNull();
    }
}
