package dev.sqlchat.model.llm.provider;

import java.util.Locale;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;

/** Anthropic's messages. */
final class AnthropicApi implements Api {

    private final ChatModel whole;
    private final StreamingChatModel streaming;
    private volatile boolean temperature = true;

    AnthropicApi(String address, String model, String key, Wire wire) {
        this.whole = AnthropicChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(address).apiKey(key)
                .modelName(model).maxRetries(0).build();
        this.streaming = AnthropicStreamingChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(address)
                .apiKey(key).modelName(model).build();
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
        var parameters = DefaultChatRequestParameters.builder().maxOutputTokens(mostTokens);
        return temperature ? parameters.temperature(0.0) : parameters;
    }

    @Override
    public boolean learns(String complaint) {
        boolean wrong = temperature && complaint.toLowerCase(Locale.ROOT).contains("temperature");
        temperature = temperature && !wrong;
        return wrong;
    }
}
