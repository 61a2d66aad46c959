package dev.sqlchat.model.llm;

import java.util.List;

/** A model of a provider that makes vectors of texts: the nearer two vectors, the more alike the texts. Safe for many threads. */
public interface EmbeddingModel {

    /** Provider and model, for users, such as {@code openai/text-embedding-3-small}. */
    String name();

    /**
     * How many numbers each vector has; where that was not set, the first call asks the model.
     *
     * @throws LanguageModelFailure when it is not known and cannot be found out now
     */
    int dimensions();

    /**
     * One vector for each text, in their order. Many texts are sent in several calls, as the provider takes them. Interrupting
     * the thread cancels it.
     *
     * @throws LanguageModelFailure when the provider gives no usable reply
     */
    Embeddings embed(List<String> texts);
}
