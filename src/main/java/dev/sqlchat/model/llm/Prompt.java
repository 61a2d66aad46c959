package dev.sqlchat.model.llm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolSpecification;

/**
 * What a model is sent.
 *
 * @param messages in order; a result of a tool follows the reply that called it
 * @param tools what it may call; only where the model has {@link Capabilities#tools}
 * @param schema the JSON schema that its reply is held to, only where it has {@link Capabilities#schema}; null for free text
 * @param mostTokens how long the reply may be
 */
public record Prompt(List<Message> messages, List<ToolSpecification> tools, @Nullable Map<String, Object> schema,
        int mostTokens) {

    public Prompt {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
