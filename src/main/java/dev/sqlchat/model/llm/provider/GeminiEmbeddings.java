package dev.sqlchat.model.llm.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.langchain4j.http.client.HttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gemini's embeddings; it counts no tokens. */
record GeminiEmbeddings(String address, String model, String key,
        @Nullable Integer dimensions) implements EmbeddingApi {

    private static final int MOST_TEXTS = 100;

    @Override
    public HttpRequest request(List<String> texts) {
        return EmbeddingApi.post("%s/models/%s:batchEmbedContents".formatted(address, model),
                Map.of("x-goog-api-key", key), Map.of("requests", texts.stream().map(this::request).toList()));
    }

    private Map<String, Object> request(String text) {
        var request = new LinkedHashMap<String, Object>();
        request.put("model", "models/" + model);
        request.put("content", Map.of("parts", List.of(Map.of("text", text))));
        if (dimensions != null) {
            request.put("outputDimensionality", dimensions);
        }
        return request;
    }

    @Override
    public List<float[]> vectors(JsonNode reply) {
        return EmbeddingApi.floats(reply.path("embeddings").valueStream().map(one -> one.path("values")).toList());
    }

    @Override
    public int tokens(JsonNode reply) {
        return 0;
    }

    @Override
    public int mostTexts() {
        return MOST_TEXTS;
    }
}
