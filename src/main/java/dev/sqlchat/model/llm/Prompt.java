package dev.sqlchat.model.llm;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** With a reply of at most so many tokens. */
    public Prompt atMost(int most) {
        return most >= mostTokens ? this : new Prompt(messages, tools, schema, most);
    }

    /** About how many it takes to send it. */
    public int tokens() {
        var schemas = Stream.concat(tools.stream(), Stream.ofNullable(schema))
                .mapToLong(part -> part.toString().length());
        return Tokens.in(messages.stream().mapToLong(Prompt::characters).sum() + schemas.sum());
    }

    private static long characters(Message message) {
        return message.text().length() + (message instanceof Message.Assistant reply
                ? reply.calls().stream().mapToLong(call -> call.arguments().toString().length()).sum()
                : 0L);
    }
}
