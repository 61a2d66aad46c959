package dev.sqlchat.sql.form;

/** Leaves the reading of a query that has something in it that no form is known for. */
final class NoForm extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param what there is no form for, for whoever looks for a fault */
    NoForm(String what) {
        super(what, null, false, false);
    }
}
