package dev.sqlchat.access;

/** Whether somebody is let in. */
public sealed interface Admission {

    record Admitted(Principal principal) implements Admission {}

    record Refused(Reason reason) implements Admission {}

    /** Why not. */
    enum Reason {
        MISSING, WRONG, EXPIRED, REVOKED
    }
}
