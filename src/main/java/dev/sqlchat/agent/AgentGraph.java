package dev.sqlchat.agent;

import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.model.EditedFirst;

/** The agent's nodes and edges: reason, act and observe until the model needs no more tools, then answer. */
final class AgentGraph {

    static final String MODEL = "model";
    static final String REVIEW = "review";
    static final String TOOLS = "tools";
    static final String ANSWER = "answer";

    private AgentGraph() {}

    static Graph of(AgentBuilder parts, Pace pace) {
        var model = new EditedFirst(parts.model);
        var toolbox = parts.toolbox;
        var writer = new AnswerWriter(parts.extensions.answerFormat(), parts.editors, parts.foresight);
        return Graph.startingAt(MODEL)
                .node(MODEL, new AskModel(model, toolbox, parts.extensions.leaveWords()))
                .node(REVIEW, new ReviewCalls(toolbox, parts.settings.repairs()))
                .node(TOOLS, new RunTools(toolbox, parts.settings.toolErrors()))
                .node(ANSWER, new ComposeAnswer(writer, model, parts.settings, parts.prompts, pace))
                .edge(MODEL, Route.TOOL_CALLS, REVIEW)
                .edge(MODEL, Route.NO_TOOL_CALLS, ANSWER)
                .edge(REVIEW, Route.ACCEPTED, TOOLS)
                .edge(REVIEW, Route.REFUSED, MODEL)
                .edge(REVIEW, Route.GIVEN_UP, ANSWER)
                .edge(TOOLS, Route.OBSERVED, MODEL)
                .edge(TOOLS, Route.STOPPED, ANSWER)
                .edge(ANSWER, Route.ANSWERED, Graph.END)
                .build();
    }
}
