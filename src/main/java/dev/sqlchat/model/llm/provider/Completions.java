package dev.sqlchat.model.llm.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prices;

/** What a model replied, from LangChain4j's terms. */
final class Completions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private final Failures failures;
    private final @Nullable Prices prices;

    Completions(Failures failures, @Nullable Prices prices) {
        this.failures = failures;
        this.prices = prices;
    }

    Completion of(ChatResponse response) {
        var message = response.aiMessage();
        String text = Objects.requireNonNullElse(message.text(), "");
        var calls = calls(message.toolExecutionRequests());
        boolean cut = response.finishReason() == FinishReason.LENGTH;
        if (text.isBlank() && calls.isEmpty() && !cut) {
            throw response.finishReason() == FinishReason.CONTENT_FILTER
                    ? failures.rejected("the provider's content filter held the reply back.", null)
                    : failures.malformed("the reply is empty.", null);
        }
        return new Completion(text, calls, cut, usage(response.tokenUsage()));
    }

    private List<ToolCall> calls(List<ToolExecutionRequest> requests) {
        var calls = new ArrayList<ToolCall>();
        for (var request : requests) {
            String id = request.id() == null || request.id().isBlank() ? "call-" + UUID.randomUUID() : request.id();
            calls.add(new ToolCall(id, request.name(), arguments(request)));
        }
        return calls;
    }

    private Map<String, Object> arguments(ToolExecutionRequest request) {
        String text = request.arguments();
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            var arguments = JSON.readValue(text, OBJECT);
            arguments.values().removeIf(Objects::isNull);
            return arguments;
        } catch (JacksonException notJson) {
            throw failures.malformed("it called " + request.name() + " with arguments that are no JSON object.",
                    notJson);
        }
    }

    /** What a model thinks is written and paid for, too, and with some only in the total. */
    private Usage usage(@Nullable TokenUsage usage) {
        int input = usage == null ? 0 : count(usage.inputTokenCount());
        int output = usage == null
                ? 0
                : Math.max(count(usage.outputTokenCount()), count(usage.totalTokenCount()) - input);
        return new Usage(1, input, output, usage == null ? null : cost(input, output));
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private @Nullable BigDecimal cost(int input, int output) {
        return prices == null ? null : prices.of(input, output);
    }
}
