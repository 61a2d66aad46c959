package dev.sqlchat.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.PaidModel;
import dev.sqlchat.model.llm.Prompt;

/** Plays a model: the words of a question choose what it does. What is asked per status, or as a share of resources, the engine reads. */
final class ScriptedModel implements ChatModel {

    /** Opens when a run was interrupted. */
    final CountDownLatch interrupted = new CountDownLatch(1);

    private final ChatModel engine = new EmbeddedChatModel(new QuestionEngine(), 0);

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
        List<Message> messages = request.messages();
        if (messages.getLast() instanceof Message.User(String text) && text.contains("pay")) {
            new PaidModel(new Echo(), request.grounding().budget()).complete(
                    new Prompt(List.of(new Message.User("x".repeat(360))), List.of(), null, 100), tokens);
        }
        int asked = messages.lastIndexOf(messages.stream().filter(Message.User.class::isInstance).toList().getLast());
        if (List.of("per status", "share of resources").stream().anyMatch(messages.get(asked).text()::contains)) {
            return engine.reply(request, tokens);
        }
        long turn = messages.stream().filter(Message.User.class::isInstance).count();
        return step(messages.get(asked).text(), messages.size() - asked - 1, turn == 1);
    }

    /** @param after messages since the question: two for each call that was made */
    private ChatReply step(String question, int after, boolean first) {
        return switch (after) {
            case 0 -> opening(question);
            case 2 -> second(question);
            case 4 -> call("sql_db_query", Map.of("query", query(question)));
            default -> done(new Conclusion.Answered(sentence(question, first), 0.92));
        };
    }

    private static ChatReply opening(String question) {
        if (question.contains("unsure")) {
            return done(new Conclusion.Clarify("Do you mean the day of creation or of deletion?",
                    List.of(new Conclusion.Option("By day of creation", null),
                            new Conclusion.Option("By day of deletion", null)),
                    0.4));
        }
        return question.contains("weather")
                ? done(new Conclusion.Abstained("I cannot answer that from this data; nearest are resources and costs.",
                        List.of("resources", "costs"), 0.1))
                : call("sql_db_list_tables", Map.of());
    }

    private ChatReply second(String question) {
        if (question.contains("explode")) {
            throw new IllegalStateException("secret inner words");
        }
        pause(question.contains("wait") && interrupted.getCount() > 0 ? 60_000 : slowness(question));
        return call("sql_db_schema", Map.of("tables", "resources"));
    }

    private static long slowness(String question) {
        return question.contains("very slowly") ? 2_000 : question.contains("slowly") ? 800 : 0;
    }

    /** A language model whose every call takes 100 tokens and writes 10. */
    private record Echo() implements LanguageModel {

        @Override
        public String name() {
            return "provider/model";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, true);
        }

        @Override
        public Completion complete(Prompt prompt, Consumer<String> tokens) {
            return new Completion("Yes.", List.of(), false, new Usage(1, 100, 10, null));
        }
    }

    private void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private static String query(String question) {
        if (question.contains("hostile")) {
            return "SELECT name FROM resources";
        }
        if (question.contains("window")) {
            return "SELECT name, COUNT(*) OVER () AS n FROM resources";
        }
        return question.contains("many rows")
                ? "SELECT id, cost FROM costs"
                : "SELECT r.location, COUNT(*) AS resources, SUM(c.cost) AS cost, MAX(c.id) AS largest FROM resources AS r "
                        + "JOIN costs AS c ON c.resource_id = r.id WHERE r.status = 'running' GROUP BY r.location "
                        + "ORDER BY cost DESC";
    }

    private static String sentence(String question, boolean first) {
        if (question.contains("hostile")) {
            return "The name is " + EstateDatabase.HOSTILE + ".";
        }
        return first ? "There are 246 running resources." : "51 of them are in westeurope.";
    }

    private static ChatReply call(String tool, Map<String, Object> arguments) {
        return new ChatReply.Calls("", List.of(new ToolCall(tool, tool, arguments)), null, new Usage(1, 0, 0, null));
    }

    private static ChatReply done(Conclusion conclusion) {
        return new ChatReply.Concluded(conclusion, new Usage(1, 0, 0, null));
    }
}
