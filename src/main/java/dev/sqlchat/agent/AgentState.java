package dev.sqlchat.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.Work.Finding;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Message.Assistant;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;

/**
 * What the graph knows between two nodes. Immutable.
 *
 * @param messages only grow; tool calls in them are all of this question
 * @param remainingSteps calls of the model that are left
 * @param findings rows that an answer could rest on, by the call that found them, in order
 * @param conclusion how the work ends, once that is known
 */
record AgentState(List<Message> messages, int remainingSteps, Review review, Map<String, Finding> findings,
        @Nullable Conclusion conclusion, Usage usage, @Nullable Answer structuredResponse) {

    AgentState {
        messages = List.copyOf(messages);
        findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    }

    static AgentState start(List<Message> messages, int steps) {
        return new AgentState(messages, steps, Review.NONE, Map.of(), null, Usage.NONE, null);
    }

    /** It ends before it began. */
    AgentState declined(String reason) {
        return with(new Review(0, 0, reason, List.of(), null)).with(new Conclusion.Abstained(reason, List.of(), 0));
    }

    /** How this differs from an earlier state of the same run. */
    Checkpoint.Change since(int earlierMessages) {
        return new Checkpoint.Change(messages.subList(earlierMessages, messages.size()), remainingSteps, review, usage,
                conclusion);
    }

    /** As it was when the node had done this. */
    AgentState after(Checkpoint.Change change) {
        return new AgentState(Stream.concat(messages.stream(), change.added().stream()).toList(),
                change.remainingSteps(), change.review(), findings, change.conclusion(), change.usage(), null);
    }

    boolean isLastStep() {
        return remainingSteps <= 1;
    }

    /** What the model asked for last. */
    Assistant lastReply() {
        return messages.reversed().stream().filter(Assistant.class::isInstance).map(Assistant.class::cast).findFirst()
                .orElseThrow();
    }

    /** Calls of the last reply that have no result yet. */
    List<ToolCall> openCalls() {
        var done = results();
        return lastReply().calls().stream().filter(call -> !done.contains(call.id())).toList();
    }

    /** Every call of this question that has a result. */
    List<ToolCall> doneCalls() {
        var done = results();
        return messages.stream().filter(Assistant.class::isInstance).map(Assistant.class::cast)
                .flatMap(reply -> reply.calls().stream()).filter(call -> done.contains(call.id())).toList();
    }

    AgentState plus(List<? extends Message> added) {
        return new AgentState(Stream.concat(messages.stream(), added.stream()).toList(), remainingSteps, review,
                findings, conclusion, usage, structuredResponse);
    }

    AgentState afterStep(Usage taken) {
        return new AgentState(messages, remainingSteps - 1, review, findings, conclusion, usage.plus(taken),
                structuredResponse);
    }

    AgentState atLastStep() {
        return new AgentState(messages, Math.min(1, remainingSteps), review, findings, conclusion, usage,
                structuredResponse);
    }

    AgentState with(Review newer) {
        return new AgentState(messages, remainingSteps, newer, findings, conclusion, usage, structuredResponse);
    }

    AgentState found(String call, Finding finding) {
        var more = new LinkedHashMap<>(findings);
        more.put(call, finding);
        return new AgentState(messages, remainingSteps, review, more, conclusion, usage, structuredResponse);
    }

    /** What the answer rests on: what the conclusion names, else what was found last. */
    @Nullable
    Finding finding() {
        var named = conclusion instanceof Conclusion.Answered answered ? answered.call() : null;
        return named == null
                ? findings.values().stream().reduce((earlier, later) -> later).orElse(null)
                : findings.get(named);
    }

    AgentState with(Conclusion end) {
        return new AgentState(messages, remainingSteps, review, findings, end, usage, structuredResponse);
    }

    AgentState with(Answer answer) {
        return new AgentState(messages, remainingSteps, review, findings, conclusion, usage, answer);
    }

    private Set<String> results() {
        return messages.stream().filter(ToolResult.class::isInstance).map(ToolResult.class::cast)
                .map(ToolResult::callId).collect(Collectors.toSet());
    }
}
