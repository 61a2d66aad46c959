package dev.sqlchat.model.llm.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.langchain4j.http.client.HttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ollama's embeddings. */
record OllamaEmbeddings(String address, String model, Map<String, String> headers,
        @Nullable Integer dimensions) implements EmbeddingApi {

    private static final int MOST_TEXTS = 64;

    @Override
    public HttpRequest request(List<String> texts) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("input", texts);
        if (dimensions != null) {
            body.put("dimensions", dimensions);
        }
        return EmbeddingApi.post(address + "/api/embed", headers, body);
    }

    @Override
    public List<float[]> vectors(JsonNode reply) {
        return EmbeddingApi.floats(reply.path("embeddings"));
    }

    @Override
    public int tokens(JsonNode reply) {
        return reply.path("prompt_eval_count").asInt(0);
    }

    @Override
    public int mostTexts() {
        return MOST_TEXTS;
    }
}
