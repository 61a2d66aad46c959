package dev.sqlchat.model.llm.provider;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import dev.langchain4j.http.client.HttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.model.llm.provider.OpenAiApi.Place;

/** OpenAI's embeddings, which Azure and many other servers speak too. */
record OpenAiEmbeddings(Place place, @Nullable Integer dimensions, int mostTexts) implements EmbeddingApi {

    @Override
    public HttpRequest request(List<String> texts) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", place.model());
        body.put("input", texts);
        if (dimensions != null) {
            body.put("dimensions", dimensions);
        }
        var query = place.query().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        return EmbeddingApi.post(place.address() + "/embeddings" + (query.isEmpty() ? "" : "?" + query),
                place.headers().get(), body);
    }

    @Override
    public List<float[]> vectors(JsonNode reply) {
        return EmbeddingApi.floats(reply.path("data").valueStream()
                .sorted(Comparator.comparingInt(one -> one.path("index").asInt(0))).map(one -> one.path("embedding"))
                .toList());
    }

    @Override
    public int tokens(JsonNode reply) {
        return reply.path("usage").path("prompt_tokens").asInt(0);
    }
}
