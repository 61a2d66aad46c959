package dev.sqlchat.model.llm.provider;

import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;

/**
 * Google's Gemini. It signs its calls of tools, and newer models want each signature back with the call; calls that they
 * did not make themselves go with a signature that Google names for that.
 */
final class GeminiApi implements Api {

    private static final String SIGNATURE = "thinking_signature";
    private static final Map<String, Object> NOT_BY_YOU = Map.of(SIGNATURE, "skip_thought_signature_validator");
    private static final int MOST_SIGNED = 10_000;

    private final ChatModel whole;
    private final StreamingChatModel streaming;
    private final Cache<String, Map<String, Object>> signed = Caffeine.newBuilder().maximumSize(MOST_SIGNED).build();
    private volatile boolean wantsSignatures;

    GeminiApi(String address, String model, String key, Wire wire) {
        this.whole = GoogleAiGeminiChatModel.builder().httpClientBuilder(new WireBuilder(wire)).baseUrl(address)
                .apiKey(key).modelName(model).returnThinking(true).sendThinking(true).maxRetries(0).build();
        this.streaming = GoogleAiGeminiStreamingChatModel.builder().httpClientBuilder(new WireBuilder(wire))
                .baseUrl(address).apiKey(key).modelName(model).returnThinking(true).sendThinking(true).build();
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

    @Override
    public boolean learns(String complaint) {
        boolean wanted = !wantsSignatures && complaint.toLowerCase(Locale.ROOT).contains("thought_signature");
        wantsSignatures = wantsSignatures || wanted;
        return wanted;
    }

    @Override
    public void heard(AiMessage reply) {
        if (reply.hasToolExecutionRequests() && reply.attributes().containsKey(SIGNATURE)) {
            reply.toolExecutionRequests().stream().map(call -> call.id()).filter(id -> id != null)
                    .forEach(id -> signed.put(id, reply.attributes()));
        }
    }

    @Override
    public AiMessage repeated(AiMessage reply) {
        if (!reply.hasToolExecutionRequests()) {
            return reply;
        }
        var own = signed.getIfPresent(reply.toolExecutionRequests().getFirst().id());
        if (own == null && !wantsSignatures) {
            return reply;
        }
        return reply.toBuilder().attributes(own == null ? NOT_BY_YOU : own).build();
    }
}
