package dev.sqlchat.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Replays replies, and keeps what it was asked. */
public final class ScriptedChatModel implements ChatModel {

    private final Deque<Function<ChatRequest, ChatReply>> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public synchronized ChatReply reply(ChatRequest request, Consumer<String> listener) {
        requests.add(request);
        tokens.forEach(listener);
        if (script.isEmpty()) {
            throw new IllegalStateException("the script is over; connection jdbc:secret");
        }
        return script.removeFirst().apply(request);
    }

    public ScriptedChatModel calls(String tool, Map<String, Object> arguments) {
        return replies(request -> new ChatReply.Calls("", List.of(new ToolCall("c" + request.messages().size(), tool,
                arguments)), null, new Usage(1, 100, 10, null)));
    }

    public ScriptedChatModel queries(String sql) {
        return calls("sql_db_query", Map.of("query", sql));
    }

    public ScriptedChatModel answers(String text) {
        return replies(request -> new ChatReply.Concluded(new Conclusion.Answered(text, 0.7),
                new Usage(1, 200, 20, null)));
    }

    public ScriptedChatModel concludes(Conclusion conclusion) {
        return replies(request -> new ChatReply.Concluded(conclusion, Usage.NONE));
    }

    public ScriptedChatModel replies(Function<ChatRequest, ChatReply> reply) {
        script.add(reply);
        return this;
    }

    public ScriptedChatModel says(String... pieces) {
        tokens.addAll(List.of(pieces));
        return this;
    }

    public List<ChatRequest> requests() {
        return requests;
    }

    /** The text of the last message that the model saw at this call. */
    public String lastSeen(int call) {
        return requests.get(call).messages().getLast().text();
    }
}
