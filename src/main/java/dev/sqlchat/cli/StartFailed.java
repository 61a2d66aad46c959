package dev.sqlchat.cli;

/** The program could not start, and has already said why. */
final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartFailed(Throwable cause) {
        super(cause);
    }
}
