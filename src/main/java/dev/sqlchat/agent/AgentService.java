package dev.sqlchat.agent;

import java.util.function.Consumer;

import dev.sqlchat.answer.Answer;

/** Answers questions: runs the graph over a conversation and keeps the turn. Safe for many threads. */
public interface AgentService {

    /**
     * Works on a question to its end. Interrupting the calling thread cancels it.
     *
     * @throws InvalidQuestion when the question cannot be worked on at all
     */
    Answer processQuestion(AgentQuestion question);

    /**
     * The same, with each event as it happens, on the calling thread. Never throws once the first event is out: a
     * fault is the last event.
     *
     * @throws InvalidQuestion before the first event, when the question cannot be worked on at all
     */
    void streamQuestion(AgentQuestion question, Consumer<AgentEvent> events);
}
