package dev.sqlchat.engine;

/** Whatever reads questions; {@link QuestionEngine} unless somebody listens in. Safe for many threads. */
public interface Interpreter {

    /** Never fails on a question: what cannot be read is {@link Interpretation.NotUnderstood}. */
    Interpretation interpret(Question question);
}
