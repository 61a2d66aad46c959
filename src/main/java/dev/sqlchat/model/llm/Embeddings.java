package dev.sqlchat.model.llm;

import java.util.List;

import dev.sqlchat.model.Usage;

/**
 * Vectors of texts.
 *
 * @param usage tokens as the provider counts them; 0 where it does not
 */
public record Embeddings(List<float[]> vectors, Usage usage) {

    public Embeddings {
        vectors = List.copyOf(vectors);
    }
}
