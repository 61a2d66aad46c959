package dev.sqlchat.model.llm;

/** Tells how the language model does. */
public interface LlmMonitor {

    /** As the last call left it; calls nothing. */
    LlmStatus status();
}
