package dev.sqlchat.model.llm.provider;

import java.util.Map;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;

/** Ollama. Without being told how long a prompt may be, it drops what is too much of it and says nothing. */
final class OllamaApi implements Api {

    private final ChatModel whole;
    private final StreamingChatModel streaming;

    OllamaApi(String address, String model, int contextTokens, Map<String, String> headers, Wire wire) {
        this.whole = OllamaChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(address)
                .modelName(model).numCtx(contextTokens).customHeaders(headers).maxRetries(0).build();
        this.streaming = OllamaStreamingChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(address)
                .modelName(model).numCtx(contextTokens).customHeaders(headers).build();
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
        return DefaultChatRequestParameters.builder().temperature(0.0).maxOutputTokens(mostTokens);
    }
}
