package dev.sqlchat.agent;

/** The ways out of a node. */
enum Route {
    TOOL_CALLS("tool calls"), NO_TOOL_CALLS("no tool calls"), ACCEPTED("some may run"), REFUSED(
            "none may run"), GIVEN_UP(
                    "too many refusals"), OBSERVED("results"), STOPPED("a tool fails and may not"), ANSWERED("answer");

    private final String label;

    Route(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
