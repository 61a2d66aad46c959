package dev.sqlchat.engine;

import java.util.List;

/** Reads questions. Stateless but for caches by catalog; safe for many threads. */
public final class QuestionEngine {

    /** Never fails on a question: what cannot be read is {@link Interpretation.NotUnderstood}. */
    public Interpretation interpret(Question question) {
        return new Interpretation.NotUnderstood("I cannot read that question yet.", List.of());
    }
}
