package dev.sqlchat.model.llm.provider;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
/** OpenAI's chat completions, which many other servers speak too. */
final class OpenAiApi implements Api {

    /** Which of the two names the limit of a reply has: newer models know the second alone, other servers the first. */
    enum Limit {
        MAX_TOKENS, MAX_COMPLETION_TOKENS
    }

    private final Place place;
    private final ChatModel whole;
    private final StreamingChatModel streaming;
    private volatile Limit limit;
    private volatile boolean temperature = true;

    /** @param headers what shows who calls, for each call */
    record Place(String address, String model, Supplier<Map<String, String>> headers, Map<String, String> query) {}

    OpenAiApi(Place place, Limit limit, Wire wire) {
        this.place = place;
        this.limit = limit;
        this.whole = whole(wire);
        this.streaming = streaming(wire);
    }

    private ChatModel whole(Wire wire) {
        return OpenAiChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(place.address)
                .modelName(place.model).customHeaders(place.headers).customQueryParams(place.query)
                .strictJsonSchema(true).maxRetries(0).build();
    }

    private StreamingChatModel streaming(Wire wire) {
        return OpenAiStreamingChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(place.address)
                .modelName(place.model).customHeaders(place.headers).customQueryParams(place.query)
                .strictJsonSchema(true).build();
    }

    @Override
    public ChatModel whole() {
        return whole;
    }

    @Override
    public StreamingChatModel streaming() {
        return streaming;
    }

    @Override
    public DefaultChatRequestParameters.Builder<?> parameters(int mostTokens) {
        var parameters = OpenAiChatRequestParameters.builder();
        if (temperature) {
            parameters.temperature(0.0);
        }
        return switch (limit) {
            case MAX_TOKENS -> parameters.maxOutputTokens(mostTokens);
            case MAX_COMPLETION_TOKENS -> parameters.maxCompletionTokens(mostTokens);
        };
    }

    @Override
    public boolean learns(String complaint) {
        String lower = complaint.toLowerCase(Locale.ROOT);
        if (temperature && lower.contains("temperature")) {
            temperature = false;
            return true;
        }
        if (limit == Limit.MAX_TOKENS && lower.contains("max_completion_tokens")) {
            limit = Limit.MAX_COMPLETION_TOKENS;
            return true;
        }
        if (limit == Limit.MAX_COMPLETION_TOKENS && lower.contains("max_completion_tokens")) {
            limit = Limit.MAX_TOKENS;
            return true;
        }
        return false;
    }
}
