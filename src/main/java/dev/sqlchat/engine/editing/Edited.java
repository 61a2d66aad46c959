package dev.sqlchat.engine.editing;

import java.util.List;

import dev.sqlchat.engine.plan.QueryPlan;

/** What became of edits: all of them are done, or none. */
public sealed interface Edited {

    /** @param said the edits in words, as a question: "Without location is westeurope" */
    record Changed(QueryPlan plan, String said) implements Edited {}

    /** @param fields those that there are */
    record UnknownPart(String field, List<String> fields) implements Edited {}

    /**
     * The part cannot be changed so.
     *
     * @param reason one sentence for people
     * @param allowed what could be done instead: kinds of edits, or values
     */
    record NotPossible(String field, String reason, List<String> allowed) implements Edited {}

    /** The plan has no parts that could be edited, or its tables are others by now. */
    record Nothing() implements Edited {}
}
