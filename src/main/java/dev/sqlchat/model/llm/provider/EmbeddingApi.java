package dev.sqlchat.model.llm.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a provider is asked for embeddings, and what it replies. */
interface EmbeddingApi {

    JsonMapper JSON = new JsonMapper();

    HttpRequest request(List<String> texts);

    /** In the order of the texts, as far as the reply holds any. */
    List<float[]> vectors(JsonNode reply);

    /** As the provider counts them; 0 where it does not. */
    int tokens(JsonNode reply);

    /** How many texts it takes at once. */
    int mostTexts();

    static HttpRequest post(String url, Map<String, String> headers, Map<String, Object> body) {
        return HttpRequest.builder().method(HttpMethod.POST).url(url).addHeader("Content-Type", "application/json")
                .addHeaders(headers).body(JSON.writeValueAsString(body)).build();
    }

    /** @param array of arrays of numbers */
    static List<float[]> floats(Iterable<JsonNode> array) {
        var vectors = new ArrayList<float[]>();
        array.forEach(numbers -> vectors.add(vector(numbers)));
        return vectors;
    }

    private static float[] vector(JsonNode numbers) {
        var vector = new float[numbers.size()];
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) numbers.get(at).doubleValue();
        }
        return vector;
    }
}
