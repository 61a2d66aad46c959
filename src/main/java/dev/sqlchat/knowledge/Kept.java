package dev.sqlchat.knowledge;

/** What became of something to be kept. */
public sealed interface Kept {

    /** @param replaced it took the place of what was known of the question */
    record Done(VerifiedQuery query, boolean replaced) implements Kept {}

    /** The SQL does not run, and nothing was kept. */
    record NotRun(Trial.Problem problem) implements Kept {}

    /** The question can only be read after another one, and nothing was kept. */
    record PointsBack() implements Kept {}

    /** No data source has the name. */
    record NoDatabase(String name) implements Kept {}

    /** There is none of that id. */
    record Unknown() implements Kept {}
}
