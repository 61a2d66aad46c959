package dev.sqlchat.model.llm.provider;

import java.util.List;
import java.util.Map;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.llm.Prompt;

/** A prompt in LangChain4j's terms. */
final class Requests {

    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    static ChatRequest of(Prompt prompt, Api api) {
        var parameters = api.parameters(prompt.mostTokens());
        parameters.toolSpecifications(prompt.tools().stream().map(Requests::tool).toList());
        if (prompt.schema() != null) {
            parameters.responseFormat(format(prompt.schema()));
        }
        return ChatRequest.builder().messages(prompt.messages().stream().map(message -> message(message, api)).toList())
                .parameters(parameters.build()).build();
    }

    private static dev.langchain4j.agent.tool.ToolSpecification tool(ToolSpecification tool) {
        return dev.langchain4j.agent.tool.ToolSpecification.fromJson(JSON.writeValueAsString(
                Map.of("name", tool.name(), "description", tool.description(), "parameters", tool.parameters())));
    }

    private static ResponseFormat format(Map<String, Object> schema) {
        var object = tool(new ToolSpecification("reply", "", schema)).parameters();
        return ResponseFormat.builder().type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name("reply").rootElement(object).build()).build();
    }

    private static ChatMessage message(Message message, Api api) {
        return switch (message) {
            case Message.Instruction(var text) -> SystemMessage.from(text);
            case Message.User(var text) -> UserMessage.from(text);
            case Message.Assistant(var text, var calls, var _) -> api.repeated(assistant(text, calls));
            case Message.ToolResult result -> ToolExecutionResultMessage.builder().id(result.callId())
                    .toolName(result.tool()).text(result.text()).isError(result.failed()).build();
        };
    }

    private static AiMessage assistant(String text, List<ToolCall> calls) {
        return AiMessage.builder().text(text.isEmpty() ? null : text)
                .toolExecutionRequests(calls.stream().map(Requests::call).toList()).build();
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder().id(call.id()).name(call.tool())
                .arguments(JSON.writeValueAsString(call.arguments())).build();
    }
}
