package dev.sqlchat.tools;

import java.util.List;
import java.util.Optional;

/**
 * Something that the agent can do. To add one, write a class that implements this and make it a Spring bean. Safe for
 * many threads.
 */
public interface Tool {

    /** How models call it: letters, digits and underscores, unlike every other tool's. */
    String name();

    /** For models: what it does and when to use it. */
    String description();

    List<ToolParameter> parameters();

    /**
     * Does it. What goes wrong in an expected way is a {@link ToolOutcome.Failed} for the model to read; what it throws is
     * logged, and the model only hears that it failed.
     *
     * @param arguments have every required parameter, of its type
     */
    ToolOutcome run(ToolArguments arguments, ToolContext context);

    /** The SQL that the call would run on the context's database, to be reviewed before; empty for other tools. */
    default Optional<String> query(ToolArguments arguments) {
        return Optional.empty();
    }
}
