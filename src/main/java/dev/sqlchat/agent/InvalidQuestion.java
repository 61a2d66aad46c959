package dev.sqlchat.agent;

/** The question cannot be worked on: blank, too long, to an unknown database. */
public final class InvalidQuestion extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param code stable, for programs: {@code blank_question}, {@code question_too_long}, {@code unknown_database},
     *        {@code invalid_thread}
     * @param message for people: what is wrong and what to do
     */
    public InvalidQuestion(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
