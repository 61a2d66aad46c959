package dev.sqlchat.model.llm;

/** Tells how the model that makes embeddings does. */
public interface EmbeddingMonitor {

    /** As the last call left it; calls nothing. */
    EmbeddingStatus status();
}
