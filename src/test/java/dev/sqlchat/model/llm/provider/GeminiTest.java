package dev.sqlchat.model.llm.provider;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.model.Message;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/** By Google's reference of the Gemini API. */
class GeminiTest extends ProviderContract {

    private static final String CALL = """
            {"functionCall": {"name": "sql_db_query", "args": {"query": "SELECT 1"}}}""";

    @Override
    Map<String, String> settings() {
        return Map.of("LLM_PROVIDER", "gemini", "LLM_MODEL", "gemini-2.5-flash", "LLM_BASE_URL",
                server.address() + "/v1beta", "LLM_API_KEY", SECRET);
    }

    @Override
    ProviderServer.Reply text() {
        return ProviderServer.json(chunk(textPart("42 rows."), "STOP", usage()));
    }

    @Override
    ProviderServer.Reply cutText() {
        return ProviderServer.json(chunk(textPart("42"), "MAX_TOKENS", usage()));
    }

    @Override
    ProviderServer.Reply call() {
        return ProviderServer.json(chunk(CALL, "STOP", usage()));
    }

    @Override
    ProviderServer.Reply textStream() {
        return ProviderServer.stream(SSE, streamBegin() + event(chunk(textPart(" rows"), null, ""))
                + event(chunk(textPart("."), "STOP", usage())));
    }

    @Override
    ProviderServer.Reply callStream() {
        return ProviderServer.stream(SSE, event(chunk(CALL, "STOP", usage())));
    }

    @Override
    String streamBegin() {
        return event(chunk(textPart("42"), null, ""));
    }

    private static String textPart(String text) {
        return "{\"text\": \"" + text + "\"}";
    }

    /** One token was thought, beside the two that were written. */
    private static String usage() {
        return """
                , "usageMetadata": {"promptTokenCount": 12, "candidatesTokenCount": 2, "thoughtsTokenCount": 1,\
                 "totalTokenCount": 15}""";
    }

    private static String chunk(String part, String reason, String usage) {
        return """
                {"candidates": [{"content": {"role": "model", "parts": [%s]}%s, "index": 0}]%s,\
                 "modelVersion": "gemini-2.5-flash", "responseId": "r1"}"""
                .formatted(part, reason == null ? "" : ", \"finishReason\": \"" + reason + "\"", usage);
    }

    private static String event(String json) {
        return "data: " + json + "\r\n\r\n";
    }

    @Override
    String keptAlive() {
        return ": still there\n\n";
    }

    @Override
    String error(String message) {
        return """
                {"error": {"code": 400, "message": "%s", "status": "INVALID_ARGUMENT"}}""".formatted(message);
    }

    @Override
    String errorInStream(String message) {
        return event(error(message));
    }

    @Override
    void assertAddressed(ProviderServer.Request request, boolean streaming) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1beta/models/gemini-2.5-flash:"
                + (streaming ? "streamGenerateContent" : "generateContent"));
        assertThat(request.query()).isEqualTo(streaming ? "alt=sse" : "null");
        assertThat(request.header("x-goog-api-key")).isEqualTo(SECRET);
    }

    @Override
    void assertPrompt(JsonNode body) {
        assertThat(body.path("systemInstruction").path("parts").path(0).path("text").stringValue())
                .isEqualTo("Answer shortly.");
        assertThat(body.path("contents").size()).isEqualTo(1);
        assertThat(body.path("contents").path(0).path("role").stringValue()).isEqualTo("user");
        assertThat(body.path("contents").path(0).path("parts").path(0).path("text").stringValue())
                .isEqualTo("How many rows?");
        assertThat(body.path("generationConfig").path("temperature").doubleValue()).isZero();
        assertThat(body.path("generationConfig").path("maxOutputTokens").intValue()).isEqualTo(100);
        assertThat(body.path("tools").isMissingNode() || body.path("tools").isNull()).isTrue();
    }

    @Override
    void assertTools(JsonNode body) {
        var function = body.path("tools").path(0).path("functionDeclarations").path(0);
        assertThat(function.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(function.path("description").stringValue()).isEqualTo("Runs a query.");
        assertThat(function.path("parameters").path("properties").path("query").path("type").stringValue())
                .isEqualToIgnoringCase("string");
        var call = body.path("contents").path(1).path("parts").path(0).path("functionCall");
        assertThat(call.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(call.path("args").path("query").stringValue()).isEqualTo("SELECT 0");
        var response = body.path("contents").path(2).path("parts").path(0).path("functionResponse");
        assertThat(response.path("name").stringValue()).isEqualTo("sql_db_query");
        assertThat(response.path("response").toString()).contains("no such table");
    }

    @Override
    void assertSchema(JsonNode body) {
        var config = body.path("generationConfig");
        assertThat(config.path("responseMimeType").stringValue()).isEqualTo("application/json");
        assertThat(config.path("responseSchema").path("properties").path("step").path("enum").toString())
                .isEqualTo("[\"query\",\"answer\"]");
    }

    @Test
    void saysThatTheKeyIsWrongAlsoWhereThatIsABadRequest() {
        server.replies(ProviderServer.status(400, Map.of(), error("API key not valid. Please pass a valid API key.")));
        assertThat(failure()).hasMessageContaining("LLM_API_KEY").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void saysThatAFilterHoldsThePromptBack() {
        server.replies(ProviderServer.stream(SSE, event("""
                {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "modelVersion": "gemini-2.5-flash"}""")));
        assertThat(failure()).hasMessageContaining("filter").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void repeatsTheSignatureOfACall() {
        server.replies(ProviderServer.stream(SSE, event(chunk("""
                {"functionCall": {"id": "c1", "name": "sql_db_query", "args": {"query": "SELECT 1"}},\
                 "thoughtSignature": "c2lnbmVk"}""", "STOP", usage()))), textStream());
        var model = model();
        var completion = model.complete(promptWithTools(), text -> {});
        model.complete(after(completion), text -> {});
        assertThat(signature(1)).isEqualTo("c2lnbmVk");
    }

    private static Prompt after(Completion completion) {
        return new Prompt(List.of(new Message.User("How many rows?"),
                new Message.Assistant("", completion.calls(), null),
                new Message.ToolResult("c1", "sql_db_query", "42", false, null)), List.of(QUERY), null, 100);
    }

    private String signature(int message) {
        return server.request().body().path("contents").path(message).path("parts").path(0).path("thoughtSignature")
                .asString("");
    }

    @Test
    void marksCallsThatTheModelDidNotMakeWhereItWantsSignatures() {
        server.replies(ProviderServer.status(400, Map.of(),
                error("Function call is missing a thought_signature in functionCall parts.")), textStream());
        model().complete(promptWithTools(), text -> {});
        assertThat(signature(1)).isEqualTo("skip_thought_signature_validator");
    }
}
