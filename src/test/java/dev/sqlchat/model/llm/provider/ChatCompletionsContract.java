package dev.sqlchat.model.llm.provider;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of all that speak OpenAI's chat completions, by OpenAI's reference of them. */
abstract class ChatCompletionsContract extends ProviderContract {

    @Override
    ProviderServer.Reply text() {
        return ProviderServer.json(whole("""
                {"role": "assistant", "content": "42 rows."}""", "stop"));
    }

    @Override
    ProviderServer.Reply cutText() {
        return ProviderServer.json(whole("""
                {"role": "assistant", "content": "42"}""", "length"));
    }

    @Override
    ProviderServer.Reply call() {
        return ProviderServer.json(whole("""
                {"role": "assistant", "content": null, "tool_calls": [{"id": "call_9", "type": "function",
                 "function": {"name": "sql_db_query", "arguments": "{\\"query\\": \\"SELECT 1\\"}"}}]}""",
                "tool_calls"));
    }

    private static String whole(String message, String end) {
        return """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "qwen",
                 "choices": [{"index": 0, "message": %s, "finish_reason": "%s"}],
                 "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15}}""".formatted(message, end);
    }

    @Override
    ProviderServer.Reply textStream() {
        return ProviderServer.stream(SSE, streamBegin() + delta("""
                {"content": " rows"}""", null) + delta("""
                {"content": "."}""", null) + delta("{}", "stop") + end());
    }

    @Override
    ProviderServer.Reply callStream() {
        return ProviderServer.stream(SSE, delta("""
                {"role": "assistant", "content": null, "tool_calls": [{"index": 0, "id": "call_9", "type": "function",\
                 "function": {"name": "sql_db_query", "arguments": ""}}]}""", null) + delta("""
                {"tool_calls": [{"index": 0, "function": {"arguments": "{\\"query\\": "}}]}""", null) + delta("""
                {"tool_calls": [{"index": 0, "function": {"arguments": "\\"SELECT 1\\"}"}}]}""", null)
                + delta("{}", "tool_calls") + end());
    }

    @Override
    String streamBegin() {
        return delta("""
                {"role": "assistant", "content": ""}""", null) + delta("""
                {"content": "42"}""", null);
    }

    private static String delta(String delta, String end) {
        return """
                data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "qwen",\
                 "choices": [{"index": 0, "delta": %s, "finish_reason": %s}]}

                """.formatted(delta, end == null ? "null" : "\"" + end + "\"");
    }

    private static String end() {
        return """
                data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "qwen",\
                 "choices": [], "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15}}

                data: [DONE]

                """;
    }

    @Override
    String keptAlive() {
        return ": still there\n\n";
    }

    @Override
    String error(String message) {
        return """
                {"error": {"message": "%s", "type": "invalid_request_error", "param": null, "code": null}}"""
                .formatted(message);
    }

    @Override
    String errorInStream(String message) {
        return "data: " + error(message) + "\n\n";
    }

    @Override
    void assertAddressed(ProviderServer.Request request, boolean streaming) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.query()).isEqualTo("null");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(request.body().path("stream").asBoolean()).isEqualTo(streaming);
        assertThat(request.body().path("stream_options").path("include_usage").asBoolean()).isEqualTo(streaming);
    }

    /** How the limit of tokens is called. */
    abstract String limitName();

    @Override
    void assertPrompt(JsonNode body) {
        assertThat(body.path("model").stringValue()).isEqualTo(settings().get("LLM_MODEL"));
        assertThat(body.path("temperature").doubleValue()).isZero();
        assertThat(body.path(limitName()).intValue()).isEqualTo(100);
        assertThat(body.path("messages").toString()).isEqualTo("""
                [{"role":"system","content":"Answer shortly."},{"role":"user","content":"How many rows?"}]""");
        assertThat(body.has("tools")).isFalse();
        assertThat(body.has("response_format")).isFalse();
    }

    @Override
    void assertTools(JsonNode body) {
        var function = body.path("tools").path(0).path("function");
        assertThat(body.path("tools").path(0).path("type").stringValue()).isEqualTo("function");
        assertThat(function.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(function.path("description").stringValue()).isEqualTo("Runs a query.");
        assertThat(function.path("parameters").path("properties").path("query").path("type").stringValue())
                .isEqualTo("string");
        assertThat(function.path("parameters").path("required").toString()).isEqualTo("[\"query\"]");
        var call = body.path("messages").path(2).path("tool_calls").path(0);
        assertThat(call.path("id").stringValue()).isEqualTo("call-1");
        assertThat(call.path("function").path("arguments").stringValue()).isEqualTo("{\"query\":\"SELECT 0\"}");
        assertThat(body.path("messages").path(3).toString()).isEqualTo("""
                {"role":"tool","tool_call_id":"call-1","content":"no such table"}""");
    }

    @Override
    void assertSchema(JsonNode body) {
        var format = body.path("response_format");
        assertThat(format.path("type").stringValue()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("strict").booleanValue()).isTrue();
        assertThat(format.path("json_schema").path("schema").path("properties").path("step").path("enum").toString())
                .isEqualTo("[\"query\",\"answer\"]");
        assertThat(format.path("json_schema").path("schema").path("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void leavesOutATemperatureThatTheModelDoesNotTake() {
        server.replies(ProviderServer.status(400, Map.of(), error("Unsupported value: 'temperature' does not support 0"
                + " with this model. Only the default (1) value is supported.")), textStream());
        var model = model();
        model.complete(prompt(), text -> {});
        assertThat(server.request().body().has("temperature")).isFalse();
        model.complete(prompt(), text -> {});
        assertThat(server.requests()).as("learned for good").hasSize(3);
    }

    @Test
    void takesNoCallWhoseArgumentsAreNoJson() {
        server.replies(ProviderServer.stream(SSE, delta("""
                {"tool_calls": [{"index": 0, "id": "call_9", "type": "function",\
                 "function": {"name": "sql_db_query", "arguments": "SELECT 1"}}]}""", null)
                + delta("{}", "tool_calls") + end()));
        assertThat(failure()).hasMessageContaining("sql_db_query").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.MALFORMED);
    }
}
