package dev.sqlchat.agent;

import java.util.List;

/** The question cannot be worked on: blank, too long, to an unknown database, an edit of what there is not. */
public final class InvalidQuestion extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final List<String> allowed;

    /**
     * @param code stable, for programs: {@code blank_question}, {@code question_too_long}, {@code unknown_database},
     *        {@code invalid_thread}, {@code invalid_edits}, {@code nothing_to_edit}, {@code unknown_part},
     *        {@code edit_not_possible}
     * @param message for people: what is wrong and what to do
     */
    public InvalidQuestion(String code, String message) {
        this(code, message, List.of());
    }

    /** @param allowed what could be said instead; may be empty */
    public InvalidQuestion(String code, String message, List<String> allowed) {
        super(message);
        this.code = code;
        this.allowed = List.copyOf(allowed);
    }

    public List<String> allowed() {
        return allowed;
    }

    public String code() {
        return code;
    }
}
