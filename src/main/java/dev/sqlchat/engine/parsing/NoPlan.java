package dev.sqlchat.engine.parsing;

/** Leaves the reading of a query that has something in it that plans cannot say. */
final class NoPlan extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param what plans cannot say, for whoever looks for a fault */
    NoPlan(String what) {
        super(what, null, false, false);
    }
}
