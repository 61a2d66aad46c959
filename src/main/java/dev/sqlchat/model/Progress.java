package dev.sqlchat.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.Message.Assistant;
import dev.sqlchat.model.Message.ToolResult;

/** What was done since the question was asked, read from the messages. */
public record Progress(String question, List<Assistant> replies, Map<String, ToolResult> results) {

    public static Progress of(List<Message> messages) {
        var question = "";
        var replies = new ArrayList<Assistant>();
        var results = new ArrayList<ToolResult>();
        for (Message message : messages) {
            switch (message) {
                case Message.User user -> {
                    question = user.text();
                    replies.clear();
                    results.clear();
                }
                case Assistant reply -> replies.add(reply);
                case ToolResult result -> results.add(result);
                case Message.Instruction ignored -> {
                }
            }
        }
        return new Progress(question, replies, byCall(results));
    }

    public boolean called(String tool) {
        return calls().stream().anyMatch(call -> call.tool().equals(tool));
    }

    /** The results of the calls of this tool, in order. */
    public List<ToolResult> resultsOf(String tool) {
        return calls().stream().filter(call -> call.tool().equals(tool))
                .flatMap(call -> Optional.ofNullable(results.get(call.id())).stream()).toList();
    }

    public List<ToolCall> callsOf(String tool) {
        return calls().stream().filter(call -> call.tool().equals(tool)).toList();
    }

    /** How the question was read last. */
    public @Nullable Reading reading() {
        return replies.reversed().stream().flatMap(reply -> Optional.ofNullable(reply.reading()).stream()).findFirst()
                .orElse(null);
    }

    /** What the ids of calls begin with that a language model asked for. */
    public static final String ATTEMPT = "llm-";

    /** Queries that a language model may try: who has failed so often does not get there. */
    public static final int MOST_ATTEMPTS = 3;

    /** Asking for one thing in vain may be an oversight. */
    private static final int STALLED = 2;

    /** Whether a language model asked for it. */
    public static boolean isAttempt(ToolCall call) {
        return call.id().startsWith(ATTEMPT);
    }

    /** A call that a language model asked for, and its result. */
    public record Attempt(ToolCall call, ToolResult result) {}

    /** Whether a language model has asked for anything. */
    public boolean attempted() {
        return calls().stream().anyMatch(Progress::isAttempt);
    }

    /** What a language model tried by calls of this tool, in order. */
    public List<Attempt> attempts(String tool) {
        return calls().stream().filter(Progress::isAttempt)
                .filter(call -> call.tool().equals(tool) && results.containsKey(call.id()))
                .map(call -> new Attempt(call, Objects.requireNonNull(results.get(call.id())))).toList();
    }

    /** Whether a language model keeps asking for what is there, before it tries a query: steps lead it nowhere. */
    public boolean stalled() {
        return calls().stream().takeWhile(call -> !isAttempt(call) || !call.tool().equals(SqlTools.QUERY))
                .filter(this::isVain).count() >= STALLED;
    }

    private boolean isVain(ToolCall call) {
        var all = calls();
        return isAttempt(call) && all.subList(0, all.indexOf(call)).stream().anyMatch(call::repeats);
    }

    /** Whether nothing was done yet. */
    public boolean fresh() {
        return replies.isEmpty();
    }

    private List<ToolCall> calls() {
        return replies.stream().flatMap(reply -> reply.calls().stream()).toList();
    }

    private static Map<String, ToolResult> byCall(List<ToolResult> results) {
        return results.stream()
                .collect(Collectors.toMap(ToolResult::callId, result -> result, (first, second) -> first));
    }
}
