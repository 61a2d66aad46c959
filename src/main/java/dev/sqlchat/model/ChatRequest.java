package dev.sqlchat.model;

import java.util.List;

/**
 * What a model gets to take one step.
 *
 * @param messages the conversation in order; the last {@link Message.User} is the question worked on
 * @param tools what may be called; empty at the last step: conclude with what is there
 */
public record ChatRequest(List<Message> messages, List<ToolSpecification> tools, Grounding grounding) {

    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public boolean offers(String tool) {
        return tools.stream().anyMatch(offered -> offered.name().equals(tool));
    }
}
