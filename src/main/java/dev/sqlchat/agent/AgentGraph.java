package dev.sqlchat.agent;

import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.tools.Toolbox;

/** The agent's nodes and edges: reason, act and observe until the model needs no more tools, then answer. */
final class AgentGraph {

    static final String MODEL = "model";
    static final String REVIEW = "review";
    static final String TOOLS = "tools";
    static final String ANSWER = "answer";

    private AgentGraph() {}

    static Graph of(ChatModel model, Toolbox toolbox, AgentSettings settings, Pace pace, Extensions extensions) {
        return Graph.startingAt(MODEL)
                .node(MODEL, new AskModel(model, toolbox, extensions.leaveWords()))
                .node(REVIEW, new ReviewCalls(toolbox, settings.repairs()))
                .node(TOOLS, new RunTools(toolbox))
                .node(ANSWER, new ComposeAnswer(new AnswerWriter(extensions.answerFormat()), model, settings, pace))
                .edge(MODEL, Route.TOOL_CALLS, REVIEW)
                .edge(MODEL, Route.NO_TOOL_CALLS, ANSWER)
                .edge(REVIEW, Route.ACCEPTED, TOOLS)
                .edge(REVIEW, Route.REFUSED, MODEL)
                .edge(REVIEW, Route.GIVEN_UP, ANSWER)
                .edge(TOOLS, Route.OBSERVED, MODEL)
                .edge(ANSWER, Route.ANSWERED, Graph.END)
                .build();
    }
}
