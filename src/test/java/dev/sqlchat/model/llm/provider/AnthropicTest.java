package dev.sqlchat.model.llm.provider;

import java.util.Map;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** By Anthropic's reference of messages and their streams. */
class AnthropicTest extends ProviderContract {

    @Override
    Map<String, String> settings() {
        return Map.of("LLM_PROVIDER", "anthropic", "LLM_MODEL", "claude-sonnet-4-5", "LLM_BASE_URL",
                server.address() + "/v1", "LLM_API_KEY", SECRET);
    }

    @Override
    ProviderServer.Reply text() {
        return ProviderServer.json(whole("""
                {"type": "text", "text": "42 rows."}""", "end_turn"));
    }

    @Override
    ProviderServer.Reply cutText() {
        return ProviderServer.json(whole("""
                {"type": "text", "text": "42"}""", "max_tokens"));
    }

    @Override
    ProviderServer.Reply call() {
        return ProviderServer.json(whole("""
                {"type": "tool_use", "id": "toolu_1", "name": "sql_db_query", "input": {"query": "SELECT 1"}}""",
                "tool_use"));
    }

    private static String whole(String block, String reason) {
        return """
                {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5", "content": [%s],
                 "stop_reason": "%s", "stop_sequence": null, "usage": {"input_tokens": 12, "output_tokens": 3}}"""
                .formatted(block, reason);
    }

    @Override
    ProviderServer.Reply textStream() {
        return ProviderServer.stream(SSE, streamBegin() + textDelta(" rows") + textDelta(".") + end("end_turn"));
    }

    @Override
    ProviderServer.Reply callStream() {
        return ProviderServer.stream(SSE, messageStart() + event("content_block_start", """
                {"type": "content_block_start", "index": 0, "content_block":\
                 {"type": "tool_use", "id": "toolu_1", "name": "sql_db_query", "input": {}}}""")
                + argumentsDelta("") + argumentsDelta("{\\\"query\\\": ") + argumentsDelta("\\\"SELECT 1\\\"}")
                + end("tool_use"));
    }

    private static String argumentsDelta(String json) {
        return event("content_block_delta", """
                {"type": "content_block_delta", "index": 0, "delta":\
                 {"type": "input_json_delta", "partial_json": "%s"}}""".formatted(json));
    }

    @Override
    String streamBegin() {
        return messageStart() + event("content_block_start", """
                {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}""")
                + keptAlive() + textDelta("42");
    }

    private static String messageStart() {
        return event("message_start", """
                {"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant",\
                 "content": [], "model": "claude-sonnet-4-5", "stop_reason": null, "stop_sequence": null,\
                 "usage": {"input_tokens": 12, "output_tokens": 1}}}""");
    }

    private static String textDelta(String text) {
        return event("content_block_delta", """
                {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "%s"}}"""
                .formatted(text));
    }

    private static String end(String reason) {
        return event("content_block_stop", """
                {"type": "content_block_stop", "index": 0}""") + event("message_delta", """
                {"type": "message_delta", "delta": {"stop_reason": "%s", "stop_sequence": null},\
                 "usage": {"output_tokens": 3}}""".formatted(reason)) + event("message_stop", """
                {"type": "message_stop"}""");
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    @Override
    String keptAlive() {
        return event("ping", """
                {"type": "ping"}""");
    }

    @Override
    String error(String message) {
        return """
                {"type": "error", "error": {"type": "some_error", "message": "%s"}, "request_id": "req_1"}"""
                .formatted(message);
    }

    @Override
    String errorInStream(String message) {
        return event("error", error(message));
    }

    @Override
    void assertAddressed(ProviderServer.Request request, boolean streaming) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/messages");
        assertThat(request.header("x-api-key")).isEqualTo(SECRET);
        assertThat(request.header("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(request.body().path("stream").asBoolean()).isEqualTo(streaming);
    }

    @Override
    void assertPrompt(JsonNode body) {
        assertThat(body.path("model").stringValue()).isEqualTo("claude-sonnet-4-5");
        assertThat(body.path("temperature").doubleValue()).isZero();
        assertThat(body.path("max_tokens").intValue()).isEqualTo(100);
        assertThat(body.path("system").path(0).path("text").stringValue()).isEqualTo("Answer shortly.");
        assertThat(body.path("messages").size()).isEqualTo(1);
        assertThat(body.path("messages").path(0).path("role").stringValue()).isEqualTo("user");
        assertThat(body.path("messages").path(0).path("content").path(0).path("text").stringValue())
                .isEqualTo("How many rows?");
        assertThat(body.has("tools")).isFalse();
        assertThat(body.has("output_config")).isFalse();
    }

    @Override
    void assertTools(JsonNode body) {
        var tool = body.path("tools").path(0);
        assertThat(tool.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(tool.path("description").stringValue()).isEqualTo("Runs a query.");
        assertThat(tool.path("input_schema").path("properties").path("query").path("type").stringValue())
                .isEqualTo("string");
        var use = body.path("messages").path(1).path("content").path(0);
        assertThat(use.path("type").stringValue()).isEqualTo("tool_use");
        assertThat(use.path("id").stringValue()).isEqualTo("call-1");
        assertThat(use.path("input").path("query").stringValue()).isEqualTo("SELECT 0");
        var result = body.path("messages").path(2).path("content").path(0);
        assertThat(result.path("type").stringValue()).isEqualTo("tool_result");
        assertThat(result.path("tool_use_id").stringValue()).isEqualTo("call-1");
        assertThat(result.path("is_error").booleanValue()).isTrue();
        assertThat(result.path("content").toString()).contains("no such table");
    }

    @Override
    void assertSchema(JsonNode body) {
        var format = body.path("output_config").path("format");
        assertThat(format.path("type").stringValue()).isEqualTo("json_schema");
        assertThat(format.path("schema").path("properties").path("step").path("enum").toString())
                .isEqualTo("[\"query\",\"answer\"]");
        assertThat(format.path("schema").path("additionalProperties").booleanValue()).isFalse();
    }
}
