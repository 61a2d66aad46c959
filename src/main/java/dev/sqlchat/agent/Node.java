package dev.sqlchat.agent;

import java.util.Set;

/** One step of the graph. Stateless: what it knows is in the state and the run. */
interface Node {

    /** Every way that {@link #work} may leave by. */
    Set<Route> routes();

    Step work(AgentState state, Run run);

    /** The state after what the node did in a run that was interrupted later and now goes on. */
    default AgentState again(Checkpoint.Change done, AgentState state, Run run) {
        return state.after(done);
    }

    /**
     * What a node did.
     *
     * @param summary one line for the user; empty where the node has told already
     */
    record Step(AgentState state, Route route, String summary) {}
}
