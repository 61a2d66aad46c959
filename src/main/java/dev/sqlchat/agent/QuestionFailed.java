package dev.sqlchat.agent;

/** The work on a question ended without an answer: a fault, or it was cancelled. */
public final class QuestionFailed extends RuntimeException {

    static final String LANGUAGE_MODEL = "language_model_failed";

    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code stable, as in {@link AgentEvent.Faulted}: {@code internal_error}, {@code cancelled} */
    public QuestionFailed(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Somebody stopped it. */
    public boolean byCancelling() {
        return code.equals(AgentEvent.Faulted.cancelled().code());
    }

    /** A provider of a language model gave no reply. */
    public boolean byLanguageModel() {
        return code.equals(LANGUAGE_MODEL);
    }
}
